import { createPostgresEventStore } from '@corridor/event-store';
import { TestBed } from '../host/test-bed.fixture.js';
import { mintId } from '../ids/ids.js';
import { outcomeClosed, outcomeFinal, outcomeOpen } from './outcome-rows.js';
import { readOutcomes } from './read-outcomes.js';
import { sweepOutcomes } from './retention.js';

let bed: TestBed;
beforeAll(async () => (bed = await TestBed.open()));
afterAll(async () => bed.close());

const origin = () => ({ commandId: mintId<'command'>(), fingerprint: 'f', correlation: 'c' });
const accepted = { kind: 'accepted', view: { b: 1, a: 'ü' } } as const;
const rejected = { kind: 'rejected', rejection: { reason: 'no' } } as const;

describe('outcomes', () => {
  it('are swept after a day, unless the command made an object or is open', async () => {
    const store = createPostgresEventStore({ pool: bed.pool, schema: bed.schema });
    const [made, nothing, open, refused, fresh] = [origin(), origin(), origin(), origin(), origin()];
    const rows = [outcomeFinal(made, accepted, 'object'), outcomeFinal(nothing, rejected), outcomeOpen(open, null), outcomeOpen(refused, 'never made')];
    await store.commit({ appends: [], rows });
    await store.commit({ appends: [], rows: [outcomeClosed(refused.commandId, rejected)] });
    await bed.pool.query(`update ${bed.schema}.outcomes set created_at = now() - interval '25 hours'`);
    await store.commit({ appends: [], rows: [outcomeFinal(fresh, rejected)] });
    expect(await sweepOutcomes(bed.pool, bed.schema)).toBe(2);
    const left = await readOutcomes(bed.pool, bed.schema, [made, nothing, open, refused, fresh].map(({ commandId }) => commandId));
    expect(new Set(left.keys())).toEqual(new Set([made.commandId, open.commandId, fresh.commandId]));
    expect(left.get(made.commandId)).toMatchObject({ state: 'final', object: 'object', outcome: JSON.stringify(accepted) });
    await store.close();
  });

  it('are closed once', async () => {
    const store = createPostgresEventStore({ pool: bed.pool, schema: bed.schema });
    const { commandId, ...rest } = origin();
    await store.commit({ appends: [], rows: [outcomeOpen({ commandId, ...rest }, 'object')] });
    await store.commit({ appends: [], rows: [outcomeClosed(commandId, accepted)] });
    await expect(store.commit({ appends: [], rows: [outcomeClosed(commandId, rejected)] })).rejects.toThrow('outcomes.close');
    await store.close();
  });
});
