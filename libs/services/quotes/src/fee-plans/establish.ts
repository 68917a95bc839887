import type { AccountId, PublicEvent, Scope } from '@corridor/contracts';
import { publicType } from '@corridor/contracts';
import type { AccountsEvent } from '@corridor/contracts/accounts';
import { EstablishFeePlans } from '@corridor/contracts/quotes';
import { derivedCommandId, type EventHandler, StillUnknown } from '@corridor/messaging';
import type { QuotesDeps } from '../quotes.deps.js';

type Deps = Pick<QuotesDeps, 'bus' | 'now'>;
type DataOf<Type extends AccountsEvent['type']> = Extract<AccountsEvent, { type: Type }>['data'];

interface Newcomer {
  readonly scope: Scope;
  readonly account: AccountId;
}

/** Has the plans made that a new account begins with. Sends the same command however often it is told of the account. */
export function establishForNewcomers(deps: Deps): EventHandler {
  return async (event) => {
    for (const newcomer of newcomersOf(event)) await establish(deps, newcomer, { correlation: event.correlationid, causation: event.id });
    return null;
  };
}

/** Whoever asks for a plan before the account was told of has it made at once. False when there is no such account. */
export async function establish(deps: Deps, { scope, account }: Newcomer, cause: { readonly correlation: string; readonly causation: string }): Promise<boolean> {
  const reply = await deps.bus.send(EstablishFeePlans, {
    id: derivedCommandId(account, 'establish-fee-plans'),
    scope,
    ...cause,
    issuedAt: deps.now().toISOString(),
    payload: { accountId: account },
  });
  if (reply.kind === 'unknown') throw new StillUnknown(`nobody has said whether account ${account} has fee plans`);
  if (reply.kind === 'failed' || reply.kind === 'conflict') throw new Error(`the fee plans of account ${account} can't be made: ${reply.kind}`);
  return reply.kind === 'accepted';
}

/** A tenant's own accounts are there in both modes; what partners do is charged to others. */
function newcomersOf({ type, tenant, mode, data }: PublicEvent): readonly Newcomer[] {
  const scope = { tenant: tenant as Scope['tenant'], mode };
  if (type === publicType('accounts', 'TenantCreated')) {
    const { defaultAccounts } = (data as DataOf<'TenantCreated'>).tenant;
    return (['test', 'live'] as const).map((each) => ({ scope: { ...scope, mode: each }, account: defaultAccounts[each] }));
  }
  if (type !== publicType('accounts', 'PartyRegistered')) return [];
  const { party } = data as DataOf<'PartyRegistered'>;
  return party.type === 'user' ? [{ scope, account: party.id }] : [];
}
