import { mintId } from '@corridor/messaging';
import { commandOf, newScope, type TestBed, thingHappened, webhooksTestBed } from '../webhooks.fixture.js';
import { sweepBodies, sweepDeliveries, sweepSecrets } from './retention.js';

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
    await bed.pool.query(`update webhooks.deliveries set created_at = now() - interval '91 days' where object <> 'young'`);

    expect(await sweepDeliveries(bed.deps, 92)).toBe(0);
    const swept = await Promise.all([sweepDeliveries(bed.deps, 90), sweepDeliveries(bed.deps, 90)]);
    expect(swept[0] + swept[1]).toBe(2);
    const left = `select d.object, count(a.number)::int as attempts from webhooks.deliveries d join webhooks.delivery_attempts a on a.delivery_id = d.id group by 1 order by 1`;
    expect((await bed.pool.query(left)).rows).toEqual([{ object: 'pending', attempts: 1 }, { object: 'young', attempts: 1 }]);
    expect((await bed.pool.query('select from webhooks.delivery_attempts')).rowCount).toBe(2);
    expect((await bed.pool.query('select from webhooks.api_events')).rowCount).toBe(4);
  });
});

describe('events that are old', () => {
  let bed: TestBed;
  beforeEach(async () => (bed = await webhooksTestBed()));
  afterEach(() => bed.close());

  it('lose their bodies unless somebody waits for them, and are neither told again nor numbered again', async () => {
    const scope = newScope();
    const account = mintId<'account'>();
    const events = ['untold', 'settled', 'young'].map((object) => thingHappened(scope, { account, object }));
    await bed.record(events[0]!);
    await bed.createEndpoint(scope, 'https://example.com/');
    const waiting = thingHappened(scope, { account, object: 'waiting' });
    for (const event of [events[1]!, waiting, events[2]!]) await bed.record(event);
    await bed.pool.query(`update webhooks.deliveries set status = 'delivered' where object <> 'waiting'`);
    await bed.pool.query(`update webhooks.api_events set created_at = now() - interval '91 days' where object <> 'young'`);

    expect(await sweepBodies(bed.deps, 'test', 92)).toBe(0);
    const swept = await Promise.all([sweepBodies(bed.deps, 'test', 90), sweepBodies(bed.deps, 'test', 90)]);
    expect(swept[0] + swept[1]).toBe(2);
    const objects = `select object from webhooks.api_events where body is not null order by object`;
    expect((await bed.pool.query(objects)).rows).toEqual([{ object: 'waiting' }, { object: 'young' }]);
    await bed.record(events[0]!);
    await bed.record(thingHappened(scope, { account, object: 'next' }));
    expect(await bed.store.readStream(`api-events-test-${account}`)).toHaveLength(5);
  });
});

describe('what was to be sent to an endpoint that is deleted', () => {
  let bed: TestBed;
  beforeEach(async () => (bed = await webhooksTestBed()));
  afterEach(() => bed.close());

  it('is waited for by nobody, and goes with everything else that is old', async () => {
    const scope = newScope();
    const [deleted, disabled] = [await bed.createEndpoint(scope, 'https://example.com/'), await bed.createEndpoint(scope, 'https://example.com/')];
    const account = mintId<'account'>();
    await bed.record(thingHappened(scope, { account, object: 'both' }));
    await bed.pool.query(`delete from webhooks.deliveries where endpoint_id = $1`, [disabled.id]);
    await bed.record(thingHappened(scope, { account, object: 'disabled' }));
    await bed.pool.query(`update webhooks.endpoints set status = case when id = $1 then 'deleted' else 'disabled' end`, [deleted.id]);
    await bed.pool.query(`update webhooks.deliveries set created_at = now() - interval '91 days'`);
    await bed.pool.query(`update webhooks.api_events set created_at = now() - interval '91 days'`);

    expect(await sweepBodies(bed.deps, 'test', 90)).toBe(1);
    expect((await bed.pool.query(`select object from webhooks.api_events where body is not null`)).rows).toEqual([{ object: 'disabled' }]);
    expect(await sweepDeliveries(bed.deps, 90)).toBe(2);
    expect((await bed.pool.query(`select endpoint_id from webhooks.deliveries`)).rows).toEqual([{ endpoint_id: disabled.id }]);
  });
});

describe('secrets whose overlap is over', () => {
  it('are destroyed, and no other is', async () => {
    const bed = await webhooksTestBed();
    try {
      const scope = newScope();
      const [over, valid] = [await bed.createEndpoint(scope, 'https://example.com/'), await bed.createEndpoint(scope, 'https://example.com/')];
      for (const { id } of [over, valid]) await bed.done(bed.secrets.rollSecret(commandOf(scope, { endpointId: id, dialect: 'test', overlapSeconds: 60 })));
      await bed.pool.query(`update webhooks.endpoint_secrets set previous_until = now() where endpoint_id = $1`, [over.id]);
      await sweepSecrets(bed.deps);
      const { rows } = await bed.pool.query<{ previous: string | null }>('select previous from webhooks.endpoint_secrets where previous is not null');
      expect(rows).toEqual([{ previous: valid.secret }]);
    } finally {
      await bed.close();
    }
  });
});
