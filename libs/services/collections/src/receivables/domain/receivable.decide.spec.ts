import { cancelReceivable, decideReceivable, followParties, updateReceivable } from './receivable.decide.js';
import { after, receivable, receivableId } from './receivable.fixture.js';

const FREE = { partner: null, document: null, numberTaken: false, today: '2026-07-10' } as const;
const held = { receivableId: receivableId(), verdict: 'hold', issue: null, only: null } as const;

function eventsOf<Event>(decision: { readonly kind: 'events'; readonly events: readonly Event[] } | { readonly kind: 'rejected'; readonly rejection: { readonly reason: string } }): readonly Event[] {
  if (decision.kind === 'rejected') throw new Error(decision.rejection.reason);
  return decision.events;
}

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
