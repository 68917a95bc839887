import { mintId } from '@corridor/messaging';
import { newScope, type TestBed, thingHappened, webhooksTestBed } from '../webhooks.fixture.js';
import { sweepDeliveries } from './retention.js';

describe('deliveries that are over', () => {
  let bed: TestBed;
  beforeEach(async () => (bed = await webhooksTestBed()));
  afterEach(() => bed.close());

  it('are removed with their attempts when they are old enough, and nothing else is', async () => {
    const scope = newScope();
    const account = mintId<'account'>();
    await bed.createEndpoint(scope, 'https://example.com/');
    for (const object of ['delivered', 'exhausted', 'pending', 'young']) await bed.record(thingHappened(scope, { account, object }));
    await bed.pool.query(`insert into webhooks.delivery_attempts (delivery_id, attempted_at, duration_ms, answer) select id, now(), 1, '' from webhooks.deliveries`);
    await bed.pool.query(`update webhooks.deliveries set status = object where object <> 'young'`);
    await bed.pool.query(`update webhooks.deliveries set status = 'delivered' where object = 'young'`);
    await bed.pool.query(`update webhooks.api_events set created_at = now() - interval '91 days' where object <> 'young'`);

    expect(await sweepDeliveries(bed.deps, 92)).toBe(0);
    const swept = await Promise.all([sweepDeliveries(bed.deps, 90), sweepDeliveries(bed.deps, 90)]);
    expect(swept[0] + swept[1]).toBe(2);
    const left = `select d.object, count(a.number)::int as attempts from webhooks.deliveries d join webhooks.delivery_attempts a on a.delivery_id = d.id group by 1 order by 1`;
    expect((await bed.pool.query(left)).rows).toEqual([{ object: 'pending', attempts: 1 }, { object: 'young', attempts: 1 }]);
    expect((await bed.pool.query('select from webhooks.delivery_attempts')).rowCount).toBe(2);
    expect((await bed.pool.query('select from webhooks.api_events')).rowCount).toBe(4);
  });
});
