import { idOf, moneyOf, type MoneyView, moneyView } from '@corridor/contracts';
import { type LedgerRejection, PostTransactions, type TransactionToPost } from '@corridor/contracts/ledger';
import type { BookTransferView, FeeAdvance, PayoutsEvent } from '@corridor/contracts/payouts';
import type { RecordedEvent } from '@corridor/event-store';
import { ask, contextOfEnd, derivedCommandId, domainEventOf, type Finished, type Process, scopeOf, unitOf } from '@corridor/messaging';
import { amountOf, CURRENCIES, type Currency, isFiat, readAmount } from '@corridor/money';
import type { PayoutsDeps } from '../payouts.deps.js';
import { transferRows } from './read/transfers.projection.js';
import { transactionOfAdvance, transactionsOfAdvanceTransfer } from './transfers.posting.js';
import { transferStream } from './transfers.timers.js';

type Deps = Pick<PayoutsDeps, 'bus' | 'now' | 'pricing'>;
type Requested = Extract<PayoutsEvent, { type: 'FeeAdvanceRequested' }>;

/** In which order the currencies of an advance are asked to make up for another: dollars first, which most of them are in. */
const SOURCES: readonly Currency[] = ['USD', ...CURRENCIES.filter((currency) => currency !== 'USD' && isFiat(currency))];

/** Takes out of a platform's advance what its user was not charged. */
export function feeAdvanceProcess(deps: Deps): Process {
  return {
    name: 'fee-advances',
    starts: ({ type }) => type === 'FeeAdvanceRequested',
    ends: ({ type, causation }) => (type === 'FeeAdvanceDebited' ? causation : null),
    resume: async (recorded) => debit(deps, recorded, domainEventOf<Requested>(recorded).data.advance),
  };
}

async function debit(deps: Deps, recorded: RecordedEvent, advance: FeeAdvance): Promise<Finished<unknown, unknown>> {
  const at = recorded.recordedAt;
  const refusal = await post(deps, recorded, advance, { label: 'post', transactions: [transactionOfAdvance(advance, at, false)] });
  if (refusal === null) return done(deps, recorded, advance, { transfer: null, owed: false });
  if (refusal.reason !== 'insufficient_funds') throw new Error(`the ledger refused an advance for payout ${advance.payoutId}: ${refusal.reason}`);
  const { currency } = advance.amount;
  const short = moneyView({ currency, amount: amountOf(moneyOf(advance.amount).amount - readAmount(refusal.available, currency)) });
  for (const source of SOURCES) {
    const transfer = source === currency ? null : await transferFrom(deps, recorded, { advance, source, short });
    if (transfer === null) continue;
    const transactions = [...transactionsOfAdvanceTransfer(transfer, at), transactionOfAdvance(advance, at, false)];
    if ((await post(deps, recorded, advance, { label: `post-${source}`, transactions })) === null) return done(deps, recorded, advance, { transfer, owed: false });
  }
  const last = await post(deps, recorded, advance, { label: 'impose', transactions: [transactionOfAdvance(advance, at, true)] });
  if (last !== null) throw new Error(`the ledger refused what is imposed for payout ${advance.payoutId}: ${last.reason}`);
  return done(deps, recorded, advance, { transfer: null, owed: true });
}

/** What would bring the missing money out of another currency; null where that has no price. The same at every attempt. */
async function transferFrom(
  { pricing }: Deps,
  recorded: RecordedEvent,
  { advance, source, short }: { readonly advance: FeeAdvance; readonly source: Currency; readonly short: MoneyView },
): Promise<BookTransferView | null> {
  const { platformId, payoutId, book } = advance;
  const at = recorded.recordedAt;
  const asked = { kind: 'transfer_fx', accountId: platformId, sellCurrency: source, buyCurrency: short.currency, dealt: { side: 'buy', amount: short.amount }, at } as const;
  const answer = await pricing.price(scopeOf(recorded), asked);
  if (answer.kind === 'problem') return null;
  const { price } = answer;
  return {
    id: idOf(derivedCommandId(payoutId, `fee_advance_transfer-${source}`)),
    ...({ type: 'fee_advance_transfer', status: 'completed' } as const),
    from: { accountId: platformId, ...price.sell },
    to: { accountId: platformId, ...price.buy },
    exchange: { price, exchangeRateId: idOf(derivedCommandId(payoutId, `fee_advance_rate-${source}`)), pricedAt: at },
    owner: platformId,
    concerns: [platformId],
    payoutId,
    book,
    description: `Transfer for shortfall of ${short.currency}`,
    metadata: {},
    createdAt: at,
    completedAt: at,
    failedAt: null,
  };
}

async function post(
  deps: Deps,
  recorded: RecordedEvent,
  { book }: FeeAdvance,
  { label, transactions }: { readonly label: string; readonly transactions: readonly TransactionToPost[] },
): Promise<LedgerRejection | null> {
  const answer = await ask(deps, recorded, { type: PostTransactions, label, payload: { book, transactions }, issuedAt: deps.now().toISOString() });
  return answer.kind === 'rejected' ? answer.rejection : null;
}

/** The transfer is an object with the event that ends the debit. */
function done({ now }: Deps, recorded: RecordedEvent, advance: FeeAdvance, { transfer, owed }: { readonly transfer: BookTransferView | null; readonly owed: boolean }): Finished<unknown, unknown> {
  const context = contextOfEnd(recorded, now());
  const head = { stream: recorded.stream, revision: recorded.revision };
  const debited = unitOf({ context, head, events: [{ type: 'FeeAdvanceDebited', data: { advance, transferId: transfer?.id ?? null, owed } }], project: transferRows });
  const view = { payoutId: advance.payoutId, transferId: transfer?.id ?? null };
  if (transfer === null) return { kind: 'done', view, unit: debited };
  const completed = unitOf({ context, head: { stream: transferStream(transfer.id), revision: -1 }, events: [{ type: 'BookTransferCompleted', data: { transfer } }], project: transferRows });
  return { kind: 'done', view, unit: { appends: [...debited.appends, ...completed.appends], rows: [...(debited.rows ?? []), ...(completed.rows ?? [])] } };
}
