import { type Command, decimalOf } from '@corridor/contracts';
import { SetTransferPolicy, type SetTransferPolicyPayload, type SetTransferPolicyRejection, type TransferPolicyView } from '@corridor/contracts/custody';
import { contextOfCommand, HandleCommand, type Handled, loadStream, unitOf } from '@corridor/messaging';
import { parseAmount } from '@corridor/money';
import { Controller, Inject } from '@nestjs/common';
import { CUSTODY_DEPS, type CustodyDeps } from './custody.deps.js';
import { policyStream } from './custody.streams.js';
import { rejected } from './domain/decision.js';
import type { PolicyEvent } from './domain/policy.js';
import { readBitcoinAddress } from './keys/bitcoin-address.js';
import { readEvmAddress } from './keys/evm-address.js';
import { custodyRows } from './read/custody.projection.js';

/** The rules that the operator sets for a tenant's transfers. */
@Controller()
export class PoliciesHandlers {
  constructor(@Inject(CUSTODY_DEPS) private readonly deps: CustodyDeps) {}

  @HandleCommand(SetTransferPolicy)
  async setPolicy(command: Command<SetTransferPolicyPayload>): Promise<Handled<TransferPolicyView, SetTransferPolicyRejection>> {
    const { scope, payload } = command;
    if ((await this.deps.accounts.tenant(payload.tenant)) === null) return rejected({ reason: 'tenant_not_found', tenant: payload.tenant });
    const maxAmounts = printed(payload.policy.maxAmounts);
    const travelRuleFrom = printed(payload.policy.travelRuleFrom);
    if (maxAmounts === null) return rejected({ reason: 'policy_not_valid', field: 'max_amounts' });
    if (travelRuleFrom === null) return rejected({ reason: 'policy_not_valid', field: 'travel_rule_from' });
    const allowList = payload.policy.allowList?.map((text) => readEvmAddress(text) ?? readBitcoinAddress(text, scope.mode === 'live' ? 'mainnet' : 'testnet')) ?? null;
    if (!isAllowList(allowList)) return rejected({ reason: 'policy_not_valid', field: 'allow_list' });
    const head = await loadStream<PolicyEvent>(this.deps.store, policyStream(scope), scope);
    const policy: TransferPolicyView = { ...payload.policy, maxAmounts, travelRuleFrom, allowList };
    const event: PolicyEvent = { type: 'TransferPolicySet', data: { policy } };
    return { kind: 'done', view: policy, unit: unitOf({ context: contextOfCommand(command), head, events: [event], project: custodyRows }) };
  }
}

/** Amounts as their currencies print them; null when one is none. */
function printed(limits: TransferPolicyView['maxAmounts']): TransferPolicyView['maxAmounts'] | null {
  const read = limits.map(({ currency, amount }) => {
    const parsed = parseAmount(amount, currency);
    return parsed.ok && parsed.value > 0n ? { currency, amount: decimalOf(parsed.value, currency) } : null;
  });
  return read.every((each) => each !== null) ? read : null;
}

function isAllowList(list: readonly (string | null)[] | null): list is readonly string[] | null {
  return list === null || list.every((address) => address !== null);
}
