import type { AccountId, PublicEvent, Scope } from '@corridor/contracts';
import type { PartyRecord } from '@corridor/contracts/accounts';
import { totalOf } from '@corridor/contracts/collections';
import type { UnitOfWork } from '@corridor/event-store';
import { derivedCommandId, type EventContext, type EventHandler, scopeOf, setTimer } from '@corridor/messaging';
import type { CollectionsDeps } from '../collections.deps.js';
import { chargeWhatLeft } from './domain/allocate.decide.js';
import { cameBack, type Returned } from './domain/came-back.decide.js';
import { followParties } from './domain/receivable.decide.js';
import { Followed, MOST_A_COMMIT } from './followed.js';
import { obstacleOf } from './parties.js';
import { bereftOf, openReceivablesOf } from './receivables.queries.js';
import { knownReceivable, receivablePart, unitOfParts } from './receivables.streams.js';
import { cameBackTimer } from './receivables.timers.js';
import { type Spending, spendingOf } from './spending.js';
import { availableTo, fewAtATime, waitingOf } from './waiting.js';

const STANDINGS: readonly string[] = ['PartyActivated', 'PartyDeactivated', 'PartyHeld'];

/**
 * What other services' events mean for receivables: none can be paid while its partner or user is held, and reconciled money that a
 * conversion or a payout of another kind took is not there to be paid out, until it comes back. The streams' revisions say that nothing came
 * between, those of receivables that keep what they have too: the money may have been theirs.
 */
export function followOthers(deps: CollectionsDeps): EventHandler {
  return async (event) => {
    const name = event.type.slice(event.type.lastIndexOf('.') + 1);
    if (STANDINGS.includes(name)) return followParty(deps, event, (event.data as { readonly party: PartyRecord }).party.id);
    const spending = spendingOf(name, event.data);
    if (spending === null) return null;
    const { account, currency, returned } = spending;
    return returned === null ? followSpender(deps, event, spending) : followReturn(deps, event, { account, currency, ...returned });
  };
}

async function followParty(deps: CollectionsDeps, event: PublicEvent, party: AccountId): Promise<UnitOfWork | null> {
  const scope = scopeOf(event);
  const ids = await openReceivablesOf(deps, scope, party);
  const followed = new Followed(deps.store);
  for (let at = 0; at < ids.length; at += MOST_A_COMMIT) {
    const parts = await fewAtATime(ids.slice(at, at + MOST_A_COMMIT), async (id) => {
      const { head, receivable } = await knownReceivable(deps, scope, id);
      return receivablePart(contextOf(event, deps.now()), head, followParties(receivable, await obstacleOf(deps.accounts, scope, receivable)));
    });
    for (const part of parts) await followed.add(part);
  }
  return followed.rest();
}

async function followSpender(deps: CollectionsDeps, event: PublicEvent, { account, currency }: Pick<Spending, 'account' | 'currency'>): Promise<UnitOfWork | null> {
  const scope: Scope = scopeOf(event);
  const waiting = await waitingOf(deps, scope, account, currency);
  if (waiting.length === 0) return null;
  const steps = chargeWhatLeft(waiting.map(({ receivable }) => receivable), await availableTo(deps, scope, account, currency), currency);
  const followed = new Followed(deps.store, waiting.map(({ head }) => head));
  for (const [index, { head }] of waiting.entries()) await followed.add(receivablePart(contextOf(event, deps.now()), head, steps[index]?.events ?? []));
  return followed.rest();
}

/**
 * One commit, so that nobody is given back twice what came back once. What has been reconciled or spent since the receivables were read may make
 * it seem more or less than there is: whoever pays out compares with what the account has, once more.
 */
async function followReturn(deps: CollectionsDeps, event: PublicEvent, back: Pick<Spending, 'account' | 'currency'> & Pick<Returned, 'amount' | 'by'>): Promise<UnitOfWork | null> {
  const { account, currency, amount, by } = back;
  const scope = scopeOf(event);
  const ids = await bereftOf(deps, scope, account, currency);
  if (ids.length === 0) return null;
  const waiting = await waitingOf(deps, scope, account, currency);
  const counted = totalOf(waiting.flatMap(({ receivable }) => receivable.unsettled), currency);
  const there = (await availableTo(deps, scope, account, currency)) - counted;
  const bereft = await fewAtATime(ids, async (id) => {
    const { head, receivable } = await knownReceivable(deps, scope, id);
    return { head, receivable, obstacle: await obstacleOf(deps.accounts, scope, receivable) };
  });
  const context = contextOf(event, deps.now());
  const at = context.recordedAt;
  const steps = cameBack(bereft, { amount: amount < there ? amount : there, currency, by, at });
  const parts = bereft.map(({ head }, index) => receivablePart(context, head, steps[index]?.events ?? []));
  if (parts.every(({ appends }) => appends.length === 0)) return null;
  const timer = cameBackTimer({ accountId: account, currency, eligibleAt: at }, { by, scope, correlation: event.correlationid, dueAt: at });
  return unitOfParts(parts, [setTimer(timer)]);
}

function contextOf(event: PublicEvent, now: Date): EventContext {
  return { commandId: derivedCommandId(event.id, 'follow'), causation: event.id, correlation: event.correlationid, tenant: event.tenant, mode: event.mode, recordedAt: now.toISOString() };
}
