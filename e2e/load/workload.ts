import { setTimeout as sleep } from 'node:timers/promises';
import type { Endpoint } from '../support/objects.js';
import { deposit, returnedDeposit } from './deposits.js';
import { exchange, pendingExchange } from './exchanges.js';
import { look } from './look.js';
import { paymentLife } from './payment-life.js';
import { contendedPayout, fundedPayout, payout } from './payouts.js';
import { complain, ofParty } from './record.js';
import { transfer, walletDeposit } from './wallets.js';
import { SIZES, type Writing } from './writing.js';

/** A tenant may have 50. */
const MOST_ENDPOINTS = 20;
/** Never told by this load, so that an endpoint made under way gets nothing whose beginning it has missed. */
const NEVER_TOLD = 'customer.kyc_updated';
/** What clients do, each as often in a hundred. */
const FLOWS: readonly (readonly [percent: number, flow: (writing: Writing) => Promise<void>])[] = [
  [16, (writing) => deposit(writing)],
  [10, look],
  [3, returnedDeposit],
  [2, endpoint],
  [27, exchange],
  [4, pendingExchange],
  [14, payout],
  [7, fundedPayout],
  [4, contendedPayout],
  [5, walletDeposit],
  [8, transfer],
];

/** What one of many clients does. */
export interface WorkOptions extends Writing {
  /** How long it rests after each thing that it did; none when left out. */
  readonly restMs?: { readonly least: number; readonly most: number } | undefined;
  readonly isOver: () => boolean;
}

/** Does one thing after another until `isOver`: every kind of money that moves on the FleexPay API. */
export async function work(options: WorkOptions): Promise<void> {
  const { random, restMs, isOver } = options;
  while (!isOver()) {
    let dice = random.between(1, 100);
    const [, flow] = FLOWS.find(([percent]) => (dice -= percent) <= 0) ?? [0, exchange];
    await flow(options);
    if (restMs !== undefined) await sleep(random.between(restMs.least, restMs.most));
  }
}

/** One payment after another on the Xflow API, each from its deposit to its payout. */
export async function live(options: WorkOptions): Promise<void> {
  while (!options.isOver()) await paymentLife(options);
}

/** Enough of everything that most of what follows finds money. */
export async function openingDeposits(writing: Writing): Promise<void> {
  for (const currency of Object.keys(SIZES)) {
    for (let count = 0; count < 3; count += 1) await deposit(writing, currency);
  }
  for (let count = 0; count < 3; count += 1) await walletDeposit(writing);
}

async function endpoint({ party, random, record }: Writing): Promise<void> {
  const idempotencyKey = random.key();
  if (ofParty(record.endpoints, party).length >= MOST_ENDPOINTS) return;
  const body = { url: 'http://127.0.0.1:9/hooks', events: [NEVER_TOLD] };
  const done = await party.requester.write<Endpoint>({ path: '/webhook_endpoints', body, idempotencyKey });
  if (done.answer.status === 201) record.endpoints.push({ party, done });
  else complain(record, done);
}
