import { setTimeout as sleep } from 'node:timers/promises';
import { everything } from '../support/flows.js';
import { unitsOf } from '../support/decimal.js';
import { endProblems } from './check-objects.js';
import { findAll, type Found, pagesOf } from './found.js';
import { ofParty, type Party, type RunRecord } from '../load/record.js';

const TIMEOUT_MS = 120_000;
const POLL_MS = 1_000;

/**
 * Waits until all that moves by itself has come to its end: payouts, transfers, payments to wallets, and what receivables
 * have to be paid out. Gives back what has not, when that lasts too long; nothing when all has settled.
 */
export async function untilSettled(parties: readonly Party[], record: RunRecord): Promise<readonly string[]> {
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    const open = (await Promise.all(parties.map((party) => unsettled(party, record)))).flat();
    if (open.length === 0 || Date.now() > deadline) return open;
    await sleep(POLL_MS);
  }
}

async function unsettled(party: Party, record: RunRecord): Promise<readonly string[]> {
  const { account } = party.actor;
  const of = <Item>(path: string) => everything<Item & { readonly id: string; readonly status: string }>(party.actor, path);
  const [payouts, transfers, conversions, walletDeposits, bookTransfers, found] = await Promise.all([
    of(`/payouts?account_id=${account}`),
    of(`/transfers?account_id=${account}`),
    of(`/conversions?account_id=${account}`),
    of(`/wallets/${party.counterparts.wallet.id}/deposits`),
    pagesOf<{ readonly id: string; readonly status: string }>(party, '/transfers'),
    findAll(party),
  ]);
  return [
    ...endProblems(ofParty(record.payouts, party), payouts),
    ...endProblems(ofParty(record.transfers, party), transfers),
    ...endProblems(ofParty(record.conversions, party), conversions),
    ...endProblems(ofParty(record.life.transfers, party), bookTransfers),
    ...[...walletDeposits, ...found.arrivals].filter(({ status }) => status !== 'confirmed').map(({ id, status }) => `${id} is ${status}`),
    ...arrivalsMissing(party, record, found),
    ...unpaid(found),
  ];
}

function arrivalsMissing(party: Party, record: RunRecord, { arrivals }: Found): string[] {
  const { address } = party.counterparts.secondWallet;
  const sent = ofParty(record.transfers, party).filter(({ ends, done }) => ends === 'confirmed' && done.answer.body.to_address === address).length;
  return arrivals.length < sent ? [`${arrivals.length} of ${sent} payments have arrived at the second wallet`] : [];
}

/** What came back, or is reconciled, and was not paid out. A payout that came back is no end: there is one more for it. */
function unpaid({ automaticPayouts, receivables, payments }: Found): string[] {
  const sum = (types: readonly string[], side: 'from' | 'to') => payments.filter(({ type }) => types.includes(type)).reduce((total, payment) => total + unitsOf(payment[side].amount), 0n);
  const reconciled = receivables.reduce((total, { amount_reconciled: amount }) => total + unitsOf(amount), 0n);
  const waiting = reconciled + sum(['payout_failure'], 'to') - sum(['payout', 'payout_fee'], 'from');
  return [
    ...automaticPayouts.filter(({ status }) => status !== 'settled' && status !== 'failed').map(({ id, status }) => `${id} is ${status}`),
    ...(waiting === 0n ? [] : [`${waiting} units of 10^-18 of what is reconciled or came back were not paid out`]),
    ...receivables.filter(({ amount_reconciled_not_settled: amount }) => unitsOf(amount) !== 0n).map(({ id, amount_reconciled_not_settled: amount }) => `${id} has ${amount} to be paid out`),
  ];
}
