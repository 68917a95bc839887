import { sumOf, unitsOf } from '../support/decimal.js';
import type { Quote } from '../support/objects.js';
import { bodiesOf, ofParty, type Party, type RunRecord } from '../load/record.js';
import type { Found } from './found.js';

/** One movement, as the ledger should show it. */
export type Movement = readonly [reference: string, type: string, direction: 'credit' | 'debit', currency: string, amount: string];

/** What the acknowledged writes come to on a tenant's own account. */
export function movementsOf(party: Party, record: RunRecord): readonly Movement[] {
  const deposits = ofParty(record.deposits, party).flatMap(({ done: { answer: { body: { id, currency, amount } } }, ends }): Movement[] => [
    [id, 'deposit', 'credit', currency, amount],
    ...(ends === 'returned' ? [[id, 'deposit_return', 'debit', currency, amount] as const] : []),
  ]);
  const conversions = ofParty(record.conversions, party).flatMap(({ quote, done, ends }) => [
    ...converted(done.answer.body.id, quote, ends),
    ...(ends === 'failed' ? [[done.answer.body.id, 'conversion_failure', 'credit', quote.from_currency, quote.from_amount] as const, ...feeOf(done.answer.body.id, 'credit', quote.fee.currency, quote.fee.amount)] : []),
  ]);
  return [...deposits, ...conversions, ...payoutMovements(party, record), ...lent(party, record)];
}

function converted(id: string, quote: Quote, ends: 'settled' | 'failed'): Movement[] {
  return [
    [id, 'conversion', 'debit', quote.from_currency, quote.from_amount],
    ...(ends === 'settled' ? [[id, 'conversion', 'credit', quote.to_currency, quote.to_amount] as const] : []),
    ...feeOf(id, 'debit', quote.fee.currency, quote.fee.amount),
  ];
}

function payoutMovements(party: Party, record: RunRecord): Movement[] {
  return ofParty(record.payouts, party).flatMap(({ quote, done: { answer: { body: { id, currency, amount, fee, conversion_id: conversion } } }, ends }) => {
    const back: Readonly<Record<typeof ends, readonly Movement[]>> = {
      completed: [],
      failed: [[id, 'payout_failure', 'credit', currency, amount], ...feeOf(id, 'credit', currency, fee)],
      returned: [[id, 'payout_return', 'credit', currency, amount]],
    };
    const before = quote === null ? [] : converted(conversion ?? 'no conversion', quote, 'settled');
    return [...before, [id, 'payout', 'debit', currency, amount] as const, ...feeOf(id, 'debit', currency, fee), ...back[ends]];
  });
}

/** What went to the tenant's connected user and came back. */
function lent(party: Party, record: RunRecord): Movement[] {
  const { platform } = party.counterparts;
  return ofParty(record.life.transfers, party).flatMap(({ done: { answer: { body: { id, from, to } } }, ends }): Movement[] => {
    const reference = id.replace('transfer_', 'btr_');
    if (to.account_id === platform && ends === 'completed') return [[reference, 'book_transfer', 'credit', to.currency, to.amount]];
    if (from.account_id !== platform) return [];
    const there: Movement = [reference, 'book_transfer', 'debit', from.currency, from.amount];
    return ends === 'completed' ? [there] : [there, [reference, 'book_transfer', 'credit', from.currency, from.amount]];
  });
}

/** The same of its wallets. What arrives at the second one was made by the system. */
export function walletMovements(party: Party, record: RunRecord, { arrivals }: Pick<Found, 'arrivals'>): readonly Movement[] {
  const deposits = [...ofParty(record.walletDeposits, party).map(({ deposit }) => deposit), ...arrivals];
  const transfers = ofParty(record.transfers, party).flatMap(({ done: { answer: { body: { id, asset, amount, network_fee: fee } } }, ends }): Movement[] => [
    [id, 'transfer', 'debit', asset, amount],
    [id, 'fee', 'debit', asset, fee],
    ...(ends === 'failed' ? ([[id, 'transfer', 'credit', asset, amount], [id, 'fee', 'credit', asset, fee]] as const) : []),
  ]);
  return [...deposits.map(({ id, asset, amount }): Movement => [id, 'deposit', 'credit', asset, amount]), ...transfers];
}

function feeOf(id: string, direction: Movement[2], currency: string, amount: string): Movement[] {
  return unitsOf(amount) === 0n ? [] : [[id, 'fee', direction, currency, amount]];
}

/** What movements come to, by currency, in units of 10^-18. */
export function totalsOf(movements: readonly Movement[]): ReadonlyMap<string, bigint> {
  const currencies = new Set(movements.map(([, , , currency]) => currency));
  const sum = (currency: string, direction: string) => sumOf(movements.filter((each) => each[2] === direction && each[3] === currency).map((each) => each[4]));
  return new Map([...currencies].map((currency) => [currency, sum(currency, 'credit') - sum(currency, 'debit')]));
}

/** The customers' money that came from outside, and what of it has left again, as movements of the world. */
export function worldMovements(party: Party, record: RunRecord, { automaticPayouts }: Pick<Found, 'automaticPayouts'>): readonly Movement[] {
  const came = [
    ...ofParty(record.deposits, party).filter(({ ends }) => ends === 'completed').map(({ done }) => done.answer.body),
    ...ofParty(record.walletDeposits, party).map(({ deposit: { id, asset: currency, amount } }) => ({ id, currency, amount })),
    ...bodiesOf(record.life.deposits, party),
  ];
  const { secondWallet } = party.counterparts;
  const left = [
    ...ofParty(record.payouts, party).filter(({ ends }) => ends === 'completed').map(({ done }) => done.answer.body),
    ...ofParty(record.transfers, party)
      .filter(({ ends, done }) => ends === 'confirmed' && done.answer.body.to_address !== secondWallet.address)
      .map(({ done: { answer: { body: { id, asset: currency, amount } } } }) => ({ id, currency, amount })),
    ...automaticPayouts.filter(({ status }) => status === 'settled'),
  ];
  const movement = (direction: Movement[2]) => ({ id, currency, amount }: { readonly id: string; readonly currency: string; readonly amount: string }): Movement => [id, 'outside', direction, currency, amount];
  return [...came.map(movement('debit')), ...left.map(movement('credit'))];
}
