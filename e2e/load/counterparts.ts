import { Client, ok } from '../support/client.js';
import { patiently } from '../support/patiently.js';
import { filePart, payloadPart, PDF, sendForm } from '../xflow/uploads.js';
import type { Api } from './patient-client.js';
import type { Random } from './random.js';
import type { Party } from './record.js';
import { until } from './writing.js';

/** Whom a tenant pays and is paid by. */
export interface Counterparts {
  /** Takes US dollars by ach and swift. */
  readonly beneficiary: string;
  readonly wallet: Wallet;
  /** Of the same tenant, for transfers that stay within it. */
  readonly secondWallet: Wallet;
  /** The tenant's own account, a connected user and the partner that pays him, as the Xflow API prints them. */
  readonly platform: string;
  readonly user: string;
  readonly partner: string;
  /** Where the partner's dollars arrive. */
  readonly address: string;
  /** An invoice of the user's. */
  readonly document: string;
}

export interface Wallet {
  readonly id: string;
  readonly address: string;
}

interface Identified {
  readonly id: string;
}

const BENEFICIARY = { type: 'bank', name: 'Globex Trading Inc', currency: 'USD', bank: { account_number: '000123456789', routing_number: '021000021', country: 'US' } };
const WALLET = { asset: 'USDC', network: 'ethereum' };
const INDIA = { city: 'Bangalore', country: 'IN', line1: 'No. 7 MG Road', postal_code: '560038', state: 'Karnataka' };
const OHIO = { city: 'Bowling Green', country: 'US', line1: '73427 Carmine Greens', postal_code: '43402', state: 'OH' };
const USER = { business_details: { email: 'user@example.com', legal_name: 'Load Private Limited', physical_address: INDIA, type: 'company', ids: { business: 'U11100KA2021FTC149048' } }, type: 'user' };
const PARTNER = { business_details: { email: 'partner@example.com', legal_name: 'Payer Inc', physical_address: OHIO, type: 'company' }, nickname: 'Payer', type: 'partner' };
const PERSON = { full_name: 'A Director', supporting_ids: { tax: 'AFBPB8012E' }, relationship: { director: true, owner: true, representative: true } };
const PAYEE = { bank_account: { domestic_credit: 'HDFC0000261', number: '5021102940182' }, billing_details: INDIA, category: 'user_payout', currency: 'INR', linked_object: 'account', name: 'Load Private Limited', type: 'bank_account' };

/** Makes them, before anything fails on purpose. Throws on any other answer than that they are there. */
export async function makeCounterparts({ actor, requester, xflow }: Omit<Party, 'counterparts'>, random: Random): Promise<Counterparts> {
  const make = async (api: Api, path: string, body: object, actingFor?: string) => {
    const write = { api, path, body, idempotencyKey: random.key(), ...(actingFor === undefined ? {} : { actingFor }) };
    return ok((await requester.write<Identified & Wallet>(write)).answer);
  };
  const beneficiary = (await make('fleexpay', '/beneficiaries', BENEFICIARY)).id;
  const [wallet, secondWallet] = [await make('fleexpay', '/wallets', WALLET), await make('fleexpay', '/wallets', WALLET)];
  const user = (await make('xflow', '/accounts', USER)).id;
  await make('xflow', '/persons', PERSON, user);
  await make('xflow', '/addresses', { ...PAYEE, linked_id: user }, user);
  await make('xflow', `/accounts/${user}/activate`, {});
  const partner = (await make('xflow', '/accounts', PARTNER, user)).id;
  await make('xflow', `/accounts/${partner}/activate`, {}, user);
  await make('xflow', `/accounts/${partner}/activate_address`, {});
  const open = `/addresses?linked_id=${partner}&category=xflow_receive`;
  const { data } = await until<{ readonly data: readonly (Identified & { readonly currency: string })[] }>({ requester } as Party, open, { api: 'xflow' }, (list) => list.data.length > 0);
  const address = data.find(({ currency }) => currency === 'USD')?.id;
  if (address === undefined) throw new Error('the partner has no address for dollars');
  const parts = [filePart(PDF), payloadPart({ purpose: 'finance_document' })];
  const document = ok(await patiently(() => sendForm(new Client(xflow.baseUrl, xflow.key), parts, { headers: { 'xflow-account': user } }))).id;
  return { beneficiary, wallet, secondWallet, platform: actor.account.replace('acc_', 'account_'), user, partner, address, document };
}
