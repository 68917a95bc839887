import type { AccountId, PublicEvent, Scope } from '@corridor/contracts';
import type { PartyRecord } from '@corridor/contracts/accounts';
import type { BookTransferView } from '@corridor/contracts/payouts';
import type { UnitOfWork } from '@corridor/event-store';
import { derivedCommandId, type EventContext, type EventHandler, scopeOf } from '@corridor/messaging';
import type { Currency } from '@corridor/money';
import type { CollectionsDeps } from '../collections.deps.js';
import { chargeWhatLeft } from './domain/allocate.decide.js';
import { followParties } from './domain/receivable.decide.js';
import { Followed, MOST_A_COMMIT } from './followed.js';
import { obstacleOf } from './parties.js';
import { openReceivablesOf } from './receivables.queries.js';
import { knownReceivable, receivablePart } from './receivables.streams.js';
import { availableTo, fewAtATime, waitingOf } from './waiting.js';

/** An account that money may have left otherwise than by a payout of receivables. */
interface Spender {
  readonly account: AccountId;
  readonly currency: Currency;
}

const STANDINGS: readonly string[] = ['PartyActivated', 'PartyDeactivated', 'PartyHeld'];

/**
 * What other services' events mean for receivables: none can be paid while its partner or user is held, and reconciled money that a
 * conversion or a payout of another kind took is not there to be paid out. The streams' revisions say that nothing came between, those of
 * receivables that keep what they have too: the money may have been theirs.
 */
export function followOthers(deps: CollectionsDeps): EventHandler {
  return async (event) => {
    const name = event.type.slice(event.type.lastIndexOf('.') + 1);
    if (STANDINGS.includes(name)) return followParty(deps, event, (event.data as { readonly party: PartyRecord }).party.id);
    const spender = spenderOf(name, event.data);
    return spender === null ? null : followSpender(deps, event, spender);
  };
}

/** Null for events by which no money leaves what an account has available. */
function spenderOf(name: string, data: unknown): Spender | null {
  switch (name) {
    case 'ConversionAccepted':
    case 'ConversionSettled': {
      const { conversion } = data as { readonly conversion: { readonly accountId: AccountId; readonly from: { readonly currency: Currency } } };
      return { account: conversion.accountId, currency: conversion.from.currency };
    }
    case 'PayoutAccepted': {
      const { payout } = data as { readonly payout: { readonly accountId: AccountId; readonly amount: { readonly currency: Currency } } };
      return { account: payout.accountId, currency: payout.amount.currency };
    }
    case 'BookTransferInitialized':
    case 'BookTransferProcessed': {
      const { from } = (data as { readonly transfer: Pick<BookTransferView, 'from'> }).transfer;
      return from.accountId === null ? null : { account: from.accountId, currency: from.currency };
    }
    default:
      return null;
  }
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

async function followSpender(deps: CollectionsDeps, event: PublicEvent, { account, currency }: Spender): Promise<UnitOfWork | null> {
  const scope: Scope = scopeOf(event);
  const waiting = await waitingOf(deps, scope, account, currency);
  if (waiting.length === 0) return null;
  const steps = chargeWhatLeft(waiting.map(({ receivable }) => receivable), await availableTo(deps, scope, account, currency), currency);
  const followed = new Followed(deps.store, waiting.map(({ head }) => head));
  for (const [index, { head }] of waiting.entries()) await followed.add(receivablePart(contextOf(event, deps.now()), head, steps[index]?.events ?? []));
  return followed.rest();
}

function contextOf(event: PublicEvent, now: Date): EventContext {
  return { commandId: derivedCommandId(event.id, 'follow'), causation: event.id, correlation: event.correlationid, tenant: event.tenant, mode: event.mode, recordedAt: now.toISOString() };
}
