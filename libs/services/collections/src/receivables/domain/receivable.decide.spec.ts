import { cancelReceivable, confirmReceivable, decideReceivable, draftReceivable, followParties, updateReceivable } from './receivable.decide.js';
import { after, AT, dec, receivable, receivableId, USER } from './receivable.fixture.js';

const FREE = { partner: null, document: null, numberTaken: false, today: '2026-07-10' } as const;
const held = { receivableId: receivableId(), verdict: 'hold', issue: null, only: null } as const;

function eventsOf<Event>(decision: { readonly kind: 'events'; readonly events: readonly Event[] } | { readonly kind: 'rejected'; readonly rejection: { readonly reason: string } }): readonly Event[] {
  if (decision.kind === 'rejected') throw new Error(decision.rejection.reason);
  return decision.events;
}

describe('a draft', () => {
  const draft = (details: object) => draftReceivable({ receivableId: receivableId(), owner: USER, details }, { ...FREE, at: AT });

  it('may have a purpose code for another kind of export: it is confirmed with one for its own', () => {
    const goods = receivable({ status: 'draft', transactionType: 'goods' });
    expect(after(eventsOf(draft({ purposeCode: 'P1006', transactionType: 'goods' })))).toMatchObject({ status: 'draft', transactionType: 'goods' });
    expect(confirmReceivable(goods, receivableId())).toMatchObject({ rejection: { reason: 'purpose_code_of_other_transaction_type', code: 'P1006', transactionType: 'goods' } });
    expect(after(eventsOf(confirmReceivable({ ...goods, purposeCode: 'P0102' }, receivableId())))).toMatchObject({ status: 'verifying' });
  });

  it('has amounts in the currency of its invoice, and its invoice in its own, as long as only one of them is told', () => {
    const byInvoice = after(eventsOf(draft({ maximum: dec('50'), invoice: { amount: dec('60'), currency: 'USD' } })));
    expect(byInvoice).toMatchObject({ currency: null, maximum: '50.00', invoice: { amount: '60.00', currency: 'USD' } });
    expect(confirmReceivable({ ...receivable({ status: 'draft' }), currency: null }, receivableId())).toMatchObject({ rejection: { reason: 'receivable_lacks', field: 'currency' } });
    const byItself = after(eventsOf(draft({ maximum: dec('50'), currency: 'USD', invoice: { amount: dec('60') } })));
    expect(byItself).toMatchObject({ currency: 'USD', maximum: '50.00', invoice: { amount: '60.00', currency: null } });
    expect(draft({ maximum: dec('70'), invoice: { amount: dec('60'), currency: 'USD' } })).toMatchObject({ rejection: { reason: 'maximum_above_invoice' } });
    expect(draft({ maximum: dec('50') })).toMatchObject({ rejection: { reason: 'receivable_amount_without_currency', field: 'maximum' } });
  });
});

describe('a receivable that was cancelled', () => {
  it('can still be noted on when another one has its number by now', () => {
    const cancelled = after(eventsOf(cancelReceivable(receivable(), receivableId())));
    const noted = { receivableId: receivableId(), details: { description: 'Written off', metadata: { why: 'lost' } } };
    expect(after(eventsOf(updateReceivable(cancelled, noted, { ...FREE, numberTaken: true })))).toMatchObject({ status: 'cancelled', description: 'Written off', metadata: { why: 'lost' } });
    expect(updateReceivable(receivable(), noted, { ...FREE, numberTaken: true })).toMatchObject({ rejection: { reason: 'invoice_number_taken' } });
  });
});

describe('a receivable that a person holds', () => {
  it('stays so when its partner, who was held as well, goes on', () => {
    const byPerson = after(eventsOf(decideReceivable(receivable({ status: 'verifying' }), held, 'partner_hold')));
    expect(byPerson).toMatchObject({ status: 'hold', issues: ['unable_to_process'] });
    expect(followParties(byPerson, null)).toEqual([]);
  });

  it('is held for its partner when it would be activated', () => {
    const forPartner = after(eventsOf(decideReceivable(receivable({ status: 'verifying' }), { ...held, verdict: 'activate' }, 'partner_hold')));
    expect(forPartner).toMatchObject({ status: 'hold', issues: ['partner_hold'] });
    expect(after(followParties(forPartner, null))).toMatchObject({ status: 'activated', issues: [] });
  });
});
