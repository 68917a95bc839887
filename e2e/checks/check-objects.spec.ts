import { answered } from './record.fixture.js';
import { endProblems, listProblems, replayProblem } from './check-objects.js';

const deposit = { id: 'dep_1', amount: '1.00', status: 'completed' };
const changed = (fields: object) => ({ ...deposit, ...fields });
const other = { id: 'dep_2', amount: '2.00', status: 'completed' };

describe('the check of objects', () => {
  it('passes when what was acknowledged is there and nothing else is', () => {
    expect(listProblems([deposit, other], [other, deposit], [])).toEqual([]);
  });

  it('finds one that is lost', () => {
    expect(listProblems([deposit, other], [deposit], [])).toEqual(['dep_2 was acknowledged and is lost']);
  });

  it('finds one that nobody asked for', () => {
    expect(listProblems([deposit], [deposit, other], [])).toEqual(['dep_2 exists and nobody asked for it']);
  });

  it('finds one that is listed twice', () => {
    expect(listProblems([deposit], [deposit, deposit], [])).toEqual(['the list has an object twice']);
  });

  it('finds one that answered two keys', () => {
    expect(listProblems([deposit, deposit], [deposit], [])).toEqual(['two keys were answered with one object']);
  });

  it('finds one that is not what was acknowledged', () => {
    expect(listProblems([deposit], [changed({ amount: '3.00' })], [])).toHaveLength(1);
  });

  it('looks away from fields that may differ', () => {
    expect(listProblems([deposit], [changed({ status: 'used' })], ['status'])).toEqual([]);
  });
});

describe('the check of ends', () => {
  const entry = { ends: 'completed', done: answered({ id: 'pay_1' }) };

  it('passes when each object has ended as it should, and asks nothing of those that stay as they are', () => {
    expect(endProblems([entry, { done: answered({ id: 'quo_1' }) }], [{ id: 'pay_1', status: 'completed' }])).toEqual([]);
  });

  it('finds one that is stuck, ended otherwise or is lost', () => {
    for (const listed of [[{ id: 'pay_1', status: 'processing' }], [{ id: 'pay_1', status: 'failed' }], []]) expect(endProblems([entry], listed)).toHaveLength(1);
  });
});

describe('the check of repeats', () => {
  const first = answered(deposit).answer;
  const again = answered(deposit, { 'idempotent-replayed': 'true' }).answer;

  it('passes when a repeat has the same bytes and says that it is one', () => {
    expect(replayProblem(first, again)).toBeNull();
  });

  it('finds other bytes', () => {
    expect(replayProblem(first, { ...again, text: `${again.text} ` })).toMatch(/became/);
  });

  it('finds another status', () => {
    expect(replayProblem(first, { ...again, status: 200 })).toMatch(/became 200/);
  });

  it('finds an effect of its own', () => {
    expect(replayProblem(first, first)).toBe('it was not answered as a replay');
  });
});
