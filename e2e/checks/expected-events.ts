import { ofParty, type Party, type RunRecord } from '../load/record.js';
import type { Found } from './found.js';

/** The events that must have been told, by their names; with the object, where it must be told as it was acknowledged. */
export type ExpectedEvents = ReadonlyMap<string, object | null>;

/** How payouts that were asked for end, in the words of each API. */
const PAYOUT_ENDS = {
  completed: { fleexpay: ['payout.completed completed'], xflow: ['settled'] },
  failed: { fleexpay: ['payout.failed failed'], xflow: ['failed'] },
  returned: { fleexpay: ['payout.completed completed', 'payout.failed returned'], xflow: ['settled', 'failed'] },
} as const;

export function expectedEvents(api: 'fleexpay' | 'xflow', party: Party, record: RunRecord, found: Found): ExpectedEvents {
  return new Map(api === 'fleexpay' ? onFleexpay(party, record, found) : onXflow(party, record, found).map((name) => [name, null] as const));
}

/** All that is told there. */
function onFleexpay(party: Party, record: RunRecord, { arrivals, automaticPayouts }: Found): readonly (readonly [string, object | null])[] {
  const bodies = <Body>(entries: readonly { readonly party: Party; readonly done: { readonly answer: { readonly body: Body } } }[]) => ofParty(entries, party).map(({ done }) => done.answer.body);
  const payments = [...ofParty(record.walletDeposits, party).map(({ deposit }) => deposit)];
  return [
    ...bodies(record.deposits).map((deposit) => [`deposit.completed ${deposit.id} completed`, deposit] as const),
    ...ofParty(record.conversions, party).filter(({ ends }) => ends === 'settled').map(({ done: { answer: { body } } }) => [`conversion.settled ${body.id} settled`, body.status === 'settled' ? body : null] as const),
    ...ofParty(record.payouts, party).flatMap(({ ends, quote, done: { answer: { body } } }) => [
      ...PAYOUT_ENDS[ends].fleexpay.map((each) => [each.replace(' ', ` ${body.id} `), null] as const),
      ...(quote === null ? [] : [[`conversion.settled ${String(body.conversion_id)} settled`, null] as const]),
    ]),
    ...automaticPayouts.flatMap(({ id, status }) => PAYOUT_ENDS[status === 'failed' ? 'returned' : 'completed'].fleexpay.map((each) => [each.replace(' ', ` ${id.replace('payout_', 'pay_')} `), null] as const)),
    ...payments.filter(({ status }) => status === 'pending').map(({ id }) => [`wallet.deposit_received ${id} pending`, null] as const),
    ...[...payments, ...arrivals].map(({ id }) => [`wallet.deposit_received ${id} confirmed`, null] as const),
    ...ofParty(record.transfers, party).filter(({ ends }) => ends === 'confirmed').map(({ done: { answer: { body } } }) => [`transfer.confirmed ${body.id} confirmed`, null] as const),
  ];
}

/** What is told there of what happens once. */
function onXflow(party: Party, record: RunRecord, { automaticPayouts }: Found): readonly string[] {
  const { life } = record;
  const idsOf = (entries: readonly { readonly party: Party; readonly done: { readonly answer: { readonly body: { readonly id: string } } } }[]) => ofParty(entries, party).map(({ done }) => done.answer.body.id);
  const asked = ofParty(record.payouts, party).flatMap(({ ends, done }) => ['processing', ...PAYOUT_ENDS[ends].xflow].map((status) => `payout.status.${status} ${done.answer.body.id.replace('pay_', 'payout_')}`));
  return [
    ...idsOf(life.deposits).map((id) => `deposit.status.completed ${id}`),
    ...idsOf(life.receivables).flatMap((id) => [`receivable.status.verifying ${id}`, `receivable.status.activated ${id}`]),
    ...idsOf(life.transfers.filter(({ ends }) => ends === 'completed')).map((id) => `transfer.status.completed ${id}`),
    ...asked,
    ...automaticPayouts.flatMap(({ id, status }) => ['initialized', 'processing', 'settled', ...(status === 'failed' ? ['failed'] : [])].map((each) => `payout.status.${each} ${id}`)),
  ];
}
