import type { AccountId, Scope } from '@corridor/contracts';
import { mintId } from '@corridor/messaging';
import { eventually, Standstill } from '@corridor/testing';
import { newScope, receiver, type Receiver, type TestBed, thingHappened, webhooksTestBed } from '../webhooks.fixture.js';
import { type Claimed, claimLanes, releaseLanes } from './claim.js';
import { type AttemptResult, recordResults } from './record-results.js';

const LEASE_MS = 30_000;

describe('two dispatchers', () => {
  let bed: TestBed;
  let scope: Scope;
  let account: AccountId;
  const closing: (() => unknown)[] = [];
  beforeEach(async () => {
    bed = await webhooksTestBed();
    scope = newScope();
    account = mintId<'account'>();
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
    await bed.close();
  });

  const happen = (note: string) => bed.record(thingHappened(scope, { account, object: 'a', note }));
  const notesOf = ({ received }: Receiver) => received.map(({ body }) => (JSON.parse(body) as { note: string }).note);
  const runOut = () => bed.pool.query('update webhooks.lanes set due_at = clock_timestamp()');
  const lanes = async () => (await bed.pool.query<{ pending: number; due_at: Date | null; claim: string | null }>('select pending, due_at, claim from webhooks.lanes')).rows;
  const deliveries = async () => (await bed.pool.query('select status, attempts_made as made from webhooks.deliveries order by position')).rows;
  const attempts = async () => (await bed.pool.query('select number from webhooks.delivery_attempts')).rowCount;

  async function listening(...answer: Parameters<typeof receiver>): Promise<Receiver> {
    const made = await receiver(...answer);
    closing.push(() => made.close());
    return made;
  }

  /** A dispatcher that stands still when it has heard from the receiver and not yet written it down. */
  function standingStill(standstill: Standstill) {
    const query = async (config: { name?: string }, ...rest: unknown[]) => {
      if (config.name?.includes('record_results') === true) await standstill.pass();
      return (bed.pool.query as (...all: unknown[]) => Promise<unknown>)(config, ...rest);
    };
    return bed.dispatch({ pool: { query } as never });
  }

  it('send nothing newer of an object while the one that has its lane is still sending (invariant 9)', async () => {
    const answering = new Standstill();
    const hook = await listening((response, _received, count) => {
      void (count === 2 ? answering.pass() : Promise.resolve()).then(() => response.writeHead(204).end());
    });
    await bed.createEndpoint(scope, hook.url);
    for (const note of ['1', '2', '3']) await happen(note);
    const recording = new Standstill();
    const zombie = standingStill(recording);
    await recording.reached;
    await zombie.stop();
    await runOut();
    bed.dispatch({ delivery: { timeoutMs: 5_000, leaseMs: 10_000 } });
    await answering.reached;
    // What the first one has delivered is true. But the second is just sending the same again.
    recording.goOn();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(notesOf(hook)).toEqual(['1', '1']);
    answering.goOn();
    await eventually(() => expect(notesOf(hook)).toEqual(['1', '1', '2', '3']));
    await eventually(async () => expect(await lanes()).toEqual([]));
  });

  describe('of which one comes back when its lease has run out', () => {
    let first: Claimed;
    let second: Claimed;
    beforeEach(async () => {
      const { id } = await bed.createEndpoint(scope, 'https://example.com/');
      await happen('1');
      await happen('2');
      const claim = async () => (await claimLanes(bed.deps, [{ endpoint: id, room: 1 }], LEASE_MS))[0] as Claimed;
      first = await claim();
      await runOut();
      second = await claim();
    });

    const resultOf = (claimed: Claimed, status: AttemptResult['status']): AttemptResult => ({
      claimed,
      status,
      retryDelayMs: status === 'pending' ? 60_000 : null,
      attemptedAt: new Date(),
      answerCode: null,
      durationMs: 1,
      answer: '',
    });

    it('leave the lane to the other, whatever the first has to say', async () => {
      expect(second).toMatchObject({ id: first.id });
      const before = await lanes();
      await releaseLanes(bed.deps, [first]);
      await recordResults(bed.deps, [resultOf(first, 'pending')]);
      expect(await lanes()).toEqual(before);
      await recordResults(bed.deps, [resultOf(first, 'delivered')]);
      expect(await lanes()).toEqual([{ ...before[0], pending: 1 }]);
    });

    it('count a failure against the receiver only when nobody has tried since', async () => {
      await recordResults(bed.deps, [resultOf(first, 'pending')]);
      expect(await deliveries()).toEqual([{ status: 'pending', made: 0 }, { status: 'pending', made: 0 }]);
      await recordResults(bed.deps, [resultOf(second, 'pending')]);
      expect(await deliveries()).toEqual([{ status: 'pending', made: 1 }, { status: 'pending', made: 0 }]);
    });

    it('go on with the next at once when the last attempt under way is over', async () => {
      await recordResults(bed.deps, [resultOf(first, 'delivered')]);
      await recordResults(bed.deps, [resultOf(second, 'pending')]);
      const [lane] = await lanes();
      expect(lane).toMatchObject({ pending: 1, claim: null });
      expect(lane?.due_at?.getTime()).toBeLessThanOrEqual(Date.now() + 1_000);
    });

    it('write the same result once, also when nobody knows whether it was written', async () => {
      const result = resultOf(second, 'pending');
      await recordResults(bed.deps, [result]);
      const once = [await lanes(), await deliveries(), await attempts()];
      await recordResults(bed.deps, [result]);
      expect([await lanes(), await deliveries(), await attempts()]).toEqual(once);
    });

    it('remove a lane that is empty when its last holder died', async () => {
      await recordResults(bed.deps, [resultOf(first, 'delivered')]);
      await bed.pool.query(`update webhooks.deliveries set status = 'exhausted' where status = 'pending'`);
      await bed.pool.query('update webhooks.lanes set pending = 0, due_at = clock_timestamp()');
      expect(await claimLanes(bed.deps, [{ endpoint: first.endpoint, room: 1 }], LEASE_MS)).toEqual([]);
      expect(await lanes()).toEqual([]);
    });
  });
});
