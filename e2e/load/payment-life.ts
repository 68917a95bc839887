import { complain, type Ending, type Entry } from './record.js';
import type { XflowDeposit, XflowPayout, XflowReceivable, XflowTransfer } from './objects.js';
import { decimalOf, until, type Writing } from './writing.js';

/** What the run knows of the life of its payments from answers alone. */
export interface LifeRecord {
  readonly deposits: Entry<XflowDeposit>[];
  readonly receivables: Entry<XflowReceivable>[];
  readonly reconciles: (Entry<XflowReceivable> & { readonly amount: string; readonly by: 'partner' | 'user' })[];
  readonly transfers: Ending<XflowTransfer, 'completed' | 'failed'>[];
  /** Payouts that the bank at the other end sent back. */
  readonly returned: (Entry<unknown> & { readonly payout: string })[];
  /** For want of money. */
  readonly refusals: Entry<unknown>[];
  /** Payouts that somebody has chosen to send back. */
  readonly claimed: Set<string>;
}

const XFLOW = { api: 'xflow' } as const;
const DONE = 200;
const TOO_LITTLE = 402;
/** The amount at which the sandbox lets a transfer fail. */
const FAILS = '7003.00';

let invoices = 0;

/** From money that a partner sends to money that its user's bank has, with what may happen on the way. */
export async function paymentLife(writing: Writing): Promise<void> {
  const { random } = writing;
  const cents = random.between(2_000, 50_000);
  const way = random.pick(['at once', 'in two parts', 'by the user'] as const);
  const then = random.pick(['come back', 'lend', 'fail to lend', 'nothing'] as const);
  const keys = Array.from({ length: 8 }, () => random.key());
  const key = () => keys.pop() ?? '';
  const receivable = await due(writing, cents, key);
  if (receivable === null) return;
  const { partner, user } = writing.party.counterparts;
  if (way === 'by the user') {
    const moved = await move(writing, { from: partner, to: user, amount: decimalOf(cents, 2), type: 'internal_transfer' }, key());
    if (moved) await reconcile(writing, receivable, cents, 'user', key());
  } else if (way === 'in two parts') {
    const first = Math.floor(cents / 3);
    await reconcile(writing, receivable, first, 'partner', key());
    await reconcile(writing, receivable, cents - first, 'partner', key());
  } else await reconcile(writing, receivable, cents, 'partner', key());
  if (then === 'come back') await sendBack(writing, key());
  else if (then !== 'nothing') await lend(writing, then === 'lend' ? decimalOf(cents % 997 + 100, 2) : FAILS, key);
}

/** Money at the partner's, and a receivable for all of it that is activated. */
async function due(writing: Writing, cents: number, key: () => string): Promise<XflowReceivable | null> {
  const { party, record } = writing;
  const { partner, user, address, document } = party.counterparts;
  const money = { amount: decimalOf(cents, 2), currency: 'USD' };
  const paid = await kept(writing, record.life.deposits, { path: '/deposits', body: { ...money, from: { account_id: partner }, payment_method: 'domestic_credit', to: { account_id: partner, address_id: address } }, idempotencyKey: key() });
  const invoice = { ...money, creation_date: '2026-10-18', due_date: '2026-11-07', document, reference_number: `Invoice ${(invoices += 1)}` };
  const body = { account_id: partner, amount_maximum_reconcilable: money.amount, currency: 'USD', invoice, purpose_code: 'P1006', transaction_type: 'services' };
  const draft = await kept(writing, record.life.receivables, { path: '/receivables', body, actingFor: user, idempotencyKey: key() });
  if (paid === null || draft === null) return null;
  await kept(writing, record.steps, { path: `/receivables/${draft.id}/confirm`, body: {}, actingFor: user, idempotencyKey: key() });
  await until<XflowDeposit>(party, `/deposits/${paid.id}`, XFLOW, ({ status }) => status === 'completed');
  return until<XflowReceivable>(party, `/receivables/${draft.id}`, { ...XFLOW, actingFor: user }, ({ status }) => status === 'activated');
}

async function reconcile({ party, record }: Writing, { id }: XflowReceivable, cents: number, by: 'partner' | 'user', idempotencyKey: string): Promise<void> {
  const amount = decimalOf(cents, 2);
  const write = { ...XFLOW, path: `/receivables/${id}/reconcile`, body: { account_id: party.counterparts[by], amount }, actingFor: party.counterparts.user, idempotencyKey };
  const done = await party.requester.write<XflowReceivable>(write);
  if (done.answer.status === DONE) record.life.reconciles.push({ party, done, amount, by });
  else complain(record, done);
}

/** One of the user's payouts that have settled, and that nobody has sent back yet, comes back. */
async function sendBack({ party, record }: Writing, idempotencyKey: string): Promise<void> {
  const isFresh = ({ id, status }: XflowPayout) => status === 'settled' && !record.life.claimed.has(id);
  const { data } = await until<{ readonly data: readonly XflowPayout[] }>(party, '/payouts', { ...XFLOW, actingFor: party.counterparts.user }, ({ data: some }) => some.some((each) => each.status === 'settled'));
  const payout = data.find(isFresh)?.id;
  if (payout === undefined) return;
  const path = `/sandbox/payouts/${payout}/fail?tenant_id=${party.actor.tenantId}`;
  record.life.claimed.add(payout);
  const done = await party.requester.write({ api: 'ops', path, body: {}, idempotencyKey });
  if (done.answer.status === DONE) record.life.returned.push({ party, payout, done });
  else complain(record, done);
}

/** Money of the platform goes to its user and comes back, or does not arrive there at all. */
async function lend(writing: Writing, amount: string, key: () => string): Promise<void> {
  const { platform, user } = writing.party.counterparts;
  const lent = await move(writing, { from: platform, to: user, amount, type: 'platform_debit' }, key());
  if (lent && amount !== FAILS) await move(writing, { from: user, to: platform, amount, type: 'platform_credit' }, key());
}

interface Move {
  readonly from: string;
  readonly to: string;
  readonly amount: string;
  readonly type: string;
}

/** A transfer within the platform, and its end. False when there was too little for it. */
async function move({ party, record }: Writing, { from, to, amount, type }: Move, idempotencyKey: string): Promise<boolean> {
  const body = { from: { account_id: from, amount, currency: 'USD' }, to: { account_id: to, currency: 'USD' }, type };
  const done = await party.requester.write<XflowTransfer>({ ...XFLOW, path: '/transfers', body, idempotencyKey });
  if (done.answer.status === TOO_LITTLE) record.life.refusals.push({ party, done });
  else if (done.answer.status !== DONE) complain(record, done);
  if (done.answer.status !== DONE) return false;
  const ends = amount === FAILS ? 'failed' : 'completed';
  record.life.transfers.push({ party, done, ends });
  await until<XflowTransfer>(party, `/transfers/${done.answer.body.id}`, XFLOW, ({ status }) => status === ends);
  return true;
}

interface Creation {
  readonly path: string;
  readonly body: object;
  readonly idempotencyKey: string;
  readonly actingFor?: string;
}

async function kept<Body>({ party, record }: Writing, entries: Entry<Body>[], creation: Creation): Promise<Body | null> {
  const done = await party.requester.write<Body>({ ...XFLOW, ...creation });
  if (done.answer.status !== DONE) {
    complain(record, done);
    return null;
  }
  entries.push({ party, done });
  return done.answer.body;
}
