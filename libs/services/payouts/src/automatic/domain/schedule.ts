import type { AccountId } from '@corridor/contracts';
import { noPayoutReason, type PartySettingsView, type PayoutSettings } from '@corridor/contracts/accounts';
import type { PayoutsEvent, WaitingPayouts } from '@corridor/contracts/payouts';
import type { Currency } from '@corridor/money';

export type ScheduleEvent = Extract<PayoutsEvent, { type: 'PayoutScheduled' }>;

/** What waits to be paid out of one account, by currency. */
export type ScheduleState = ReadonlyMap<Currency, WaitingPayouts>;

export interface ScheduleFacts {
  readonly settings: Pick<PartySettingsView, 'payouts' | 'status'>;
  /** Whether there is a bank that pays out automatically in this mode. */
  readonly connected: boolean;
  readonly at: string;
  /** When money is paid out that may be from `eligibleAt` on. Rises with it. */
  readonly dueAt: (settings: PayoutSettings, eligibleAt: string) => string;
}

/** There is money from a moment on. */
export function schedulePayout(
  state: ScheduleState,
  { accountId, currency, eligibleAt }: { readonly accountId: AccountId; readonly currency: Currency; readonly eligibleAt: string },
  facts: ScheduleFacts,
): ScheduleEvent {
  const waiting = state.get(currency)?.eligibleFrom ?? [];
  return scheduled(accountId, currency, merged([...waiting, eligibleAt], facts.at), facts);
}

/** Everything that waits is due by what the settings say now. Only what changes is an event. */
export function reviewSchedule(state: ScheduleState, facts: ScheduleFacts): readonly ScheduleEvent[] {
  return [...state.values()]
    .filter(({ eligibleFrom }) => eligibleFrom.length > 0)
    .map((before) => ({ before, event: scheduled(before.accountId, before.currency, before.eligibleFrom, facts) }))
    .filter(({ before, event }) => event.data.schedule.dueAt !== before.dueAt)
    .map(({ event }) => event);
}

/** A payout has begun that takes all that may be paid out by now; the rest waits on. */
export function payoutBegun(state: ScheduleState, { accountId, currency }: { readonly accountId: AccountId; readonly currency: Currency }, facts: ScheduleFacts): ScheduleEvent {
  const later = (state.get(currency)?.eligibleFrom ?? []).filter((from) => from > facts.at);
  return scheduled(accountId, currency, later, facts);
}

function scheduled(accountId: AccountId, currency: Currency, eligibleFrom: readonly string[], facts: ScheduleFacts): ScheduleEvent {
  return { type: 'PayoutScheduled', data: { schedule: { accountId, currency, dueAt: dueAtOf(eligibleFrom, facts), eligibleFrom } } };
}

function dueAtOf([first]: readonly string[], { settings, connected, at, dueAt }: ScheduleFacts): string | null {
  const { payouts } = settings;
  if (first === undefined || payouts === null || !connected || noPayoutReason(settings) !== null) return null;
  // What waited while nothing was paid out, or since before the settings changed, goes with the next payout from now on.
  const due = dueAt(payouts, first);
  return due > at ? due : dueAt(payouts, at);
}

/** Earliest first. Of the moments that are over one says as much as all: a payout takes what may be paid out by then. */
function merged(moments: readonly string[], at: string): readonly string[] {
  const [over, ahead] = [moments.filter((each) => each <= at).sort(), moments.filter((each) => each > at).sort()];
  return [...over.slice(0, 1), ...new Set(ahead)];
}
