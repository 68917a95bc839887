import { readFileSync } from 'node:fs';
import { idOf } from '@corridor/contracts';
import type { RequestTransferRejection } from '@corridor/contracts/custody';
import { DOCUMENT_PATH } from '../testing/committed-document.js';
import { transferProblem } from './to-problem.js';

const ID = '019f1c55-0000-7000-8000-000000000001';
const wallet = idOf<'wallet'>(ID);
const money = (amount: string) => amount as never;
const document = JSON.parse(readFileSync(DOCUMENT_PATH, 'utf8'));

/** The types of error that the document has for a status of the call. */
function documented(status: number): readonly string[] {
  const told = document.paths['/fleexpay/v1/transfers'].post.responses[String(status)];
  const answer = told.$ref === undefined ? told : document.components.responses[told.$ref.split('/').at(-1)];
  return answer.content['application/json'].schema.allOf[1].properties.error.properties.type.enum;
}

describe('a refused transfer', () => {
  it.each<[RequestTransferRejection, number, string, string | null, string]>([
    [{ reason: 'wallet_not_found', wallet }, 404, 'not_found', 'wallet_id', 'no such wallet'],
    [{ reason: 'customer_not_approved', account: idOf<'account'>(ID), customer: idOf<'customer'>(ID) }, 422, 'customer_not_approved', 'wallet_id', 'approved'],
    [{ reason: 'wallet_holds_other', asset: 'ETH', network: 'ethereum' }, 422, 'network_not_supported', 'asset', 'holds ETH on ethereum'],
    [{ reason: 'wallet_holds_other', asset: 'USDC', network: 'base' }, 422, 'network_not_supported', 'network', 'holds USDC on base'],
    [{ reason: 'address_not_valid', network: 'bitcoin' }, 400, 'invalid_request', 'to_address', 'no address on bitcoin'],
    [{ reason: 'address_is_own' }, 422, 'policy_violation', 'to_address', 'the wallet itself'],
    [{ reason: 'address_holds_other', asset: 'ETH' }, 422, 'policy_violation', 'to_address', 'holds ETH'],
    [{ reason: 'screening_not_available', mode: 'live' }, 422, 'screening_not_available', null, 'live mode'],
    [{ reason: 'receiver_screened', by: 'address', list: 'List' }, 422, 'screening_rejected', 'to_address', 'List'],
    [{ reason: 'receiver_screened', by: 'name', list: 'List' }, 422, 'screening_rejected', 'beneficiary_name', 'List'],
    [{ reason: 'address_not_allowed' }, 422, 'policy_violation', 'to_address', 'not on the list'],
    [{ reason: 'amount_over_policy', asset: 'USDC', most: money('100.00') }, 422, 'policy_violation', 'amount', '100.00 USDC'],
    [{ reason: 'travel_rule_data_missing', asset: 'USDC', from: money('50.00') }, 422, 'travel_rule_data_required', 'beneficiary_name', '50.00 USDC'],
    [{ reason: 'network_not_connected', network: 'polygon' }, 422, 'network_not_supported', 'network', 'polygon'],
    [{ reason: 'insufficient_funds', owner: wallet, compartment: 'available', currency: 'USDC', available: money('1.00'), needed: money('2.20') }, 422, 'insufficient_funds', 'amount', '2.20 USDC are needed'],
  ])('because of %j names its field and says why', (rejection, status, type, param, words) => {
    const problem = transferProblem(rejection, 'USDC');
    expect([problem.status, problem.type, problem.param]).toEqual([status, type, param]);
    expect(problem.message).toContain(words);
    expect(documented(status)).toContain(type);
  });
});
