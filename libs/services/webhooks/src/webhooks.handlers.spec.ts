import { RowConflict } from '@corridor/event-store';
import { mintId } from '@corridor/messaging';
import { commandOf, newScope, type TestBed, testDialect, webhooksTestBed } from './webhooks.fixture.js';

const URL_OK = 'https://example.com/hooks';

describe('webhook endpoints', () => {
  let bed: TestBed;
  beforeAll(async () => {
    bed = await webhooksTestBed({ dialects: [testDialect(), testDialect('other')] });
  });
  afterAll(() => bed.close());

  const payloadOf = (url: string) => ({ endpointId: mintId<'webhook-endpoint'>(), dialect: 'test', url, events: ['*'], description: 'mine' });

  it('can be read by their owner with the secret that their creation answered with', async () => {
    const scope = newScope();
    const made = await bed.createEndpoint(scope, URL_OK);
    expect(Buffer.from(made.secret.replace('whsec_', ''), 'base64')).toHaveLength(32);
    expect(await bed.queries.endpoint(scope, 'test', made.id)).toEqual(made);
    expect((await bed.createEndpoint(scope, URL_OK)).secret).not.toBe(made.secret);
  });

  it('are listed newest first, with their secrets', async () => {
    const scope = newScope();
    const made = [];
    for (let n = 0; n < 3; n += 1) made.push(await bed.createEndpoint(scope, `${URL_OK}/${n}`));
    const page = await bed.queries.endpoints(scope, 'test', {}, { limit: 2 });
    const expected = [made[2], made[1]];
    expect(page).toEqual({ kind: 'page', items: expected, hasMore: true });
  });

  it('are not there for another tenant, mode or dialect (invariant 10)', async () => {
    const scope = newScope();
    const made = await bed.createEndpoint(scope, URL_OK);
    const elsewhere = [[newScope(), 'test'], [{ ...scope, mode: 'live' as const }, 'test'], [scope, 'other']] as const;
    for (const [where, dialect] of elsewhere) {
      expect(await bed.queries.endpoint(where, dialect, made.id)).toBeNull();
      expect(await bed.queries.endpoints(where, dialect, {}, { limit: 10 })).toEqual({ kind: 'page', items: [], hasMore: false });
      const address = { endpointId: made.id, dialect };
      const notFound = { kind: 'rejected', rejection: { reason: 'endpoint_not_found', endpoint: made.id } };
      expect(await bed.handlers.updateEndpoint(commandOf(where, { ...address, status: 'disabled' }))).toEqual(notFound);
      expect(await bed.handlers.deleteEndpoint(commandOf(where, address))).toEqual(notFound);
    }
  });

  it('never put their secret into an event (invariant 12 without secrets)', async () => {
    const scope = newScope();
    const made = await bed.createEndpoint(scope, URL_OK);
    await bed.updateEndpoint(scope, made, { status: 'disabled' });
    await bed.deleteEndpoint(scope, made);
    const log = await bed.store.readLog({ after: 0, limit: 10_000 });
    const mine = log.filter(({ tenant }) => tenant === scope.tenant);
    expect(mine.map(({ type }) => type)).toEqual(['EndpointCreated', 'EndpointUpdated', 'EndpointDeleted']);
    for (const { body } of log) expect(body).not.toMatch(/whsec_|secret/);
  });

  it('lose their secret when they are deleted', async () => {
    const scope = newScope();
    const made = await bed.createEndpoint(scope, URL_OK);
    await bed.deleteEndpoint(scope, made);
    expect(await bed.queries.endpoint(scope, 'test', made.id)).toBeNull();
    expect((await bed.pool.query('select from webhooks.endpoint_secrets where endpoint_id = $1', [made.id])).rowCount).toBe(0);
  });

  it('are what the fold of their events says (invariant 6)', async () => {
    const scope = newScope();
    const made = await bed.createEndpoint(scope, URL_OK, ['thing.ended']);
    await bed.updateEndpoint(scope, made, { events: ['thing.happened'], status: 'disabled' });
    const [last] = (await bed.store.readStream(`endpoint-${made.id}`)).slice(-1);
    const { rows } = await bed.pool.query('select view, status, events from webhooks.endpoints where id = $1', [made.id]);
    const { endpoint } = JSON.parse(last?.body ?? '') as { endpoint: { status: string; events: string[] } };
    expect(rows).toEqual([{ view: endpoint, status: endpoint.status, events: endpoint.events }]);
    expect(endpoint).toMatchObject({ events: ['thing.happened'], status: 'disabled' });
  });

  it('are refused where webhooks may not go', async () => {
    const handled = await bed.handlers.createEndpoint(commandOf(newScope(), payloadOf('https://169.254.169.254/')));
    expect(handled).toMatchObject({ kind: 'rejected', rejection: { reason: 'url_not_allowed' } });
  });

  it('can not be made for a type that their dialect does not have', async () => {
    const command = commandOf(newScope(), { ...payloadOf(URL_OK), events: ['payout.completed'] });
    await expect(bed.handlers.createEndpoint(command)).rejects.toThrow('test has no events of the type payout.completed');
    await expect(bed.handlers.createEndpoint(commandOf(newScope(), { ...payloadOf(URL_OK), dialect: 'none' }))).rejects.toThrow('nobody speaks');
  });

  it('are at most as many as allowed, also when they are made at once', async () => {
    const scope = newScope();
    for (let n = 0; n < 49; n += 1) await bed.createEndpoint(scope, URL_OK);
    const [first, second] = await Promise.all([1, 2].map(() => bed.handlers.createEndpoint(commandOf(scope, payloadOf(URL_OK)))));
    if (first?.kind !== 'done' || second?.kind !== 'done') throw new Error('both find room');
    const settled = await Promise.allSettled([bed.store.commit(first.unit), bed.store.commit(second.unit)]);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(settled.filter((one) => one.status === 'rejected' && one.reason instanceof RowConflict)).toHaveLength(1);
    const third = await bed.handlers.createEndpoint(commandOf(scope, payloadOf(URL_OK)));
    expect(third).toEqual({ kind: 'rejected', rejection: { reason: 'too_many_endpoints', most: 50 } });
    await bed.createEndpoint({ ...scope, mode: 'live' }, URL_OK);
    await bed.createEndpoint(scope, URL_OK, ['*'], 'other');
    await bed.done(bed.handlers.createEndpoint(commandOf(scope, { ...payloadOf(URL_OK), owner: mintId<'account'>() })));
  });

  it('make room when they are deleted', async () => {
    const scope = newScope();
    const made = [];
    for (let n = 0; n < 50; n += 1) made.push(await bed.createEndpoint(scope, URL_OK));
    await expect(bed.createEndpoint(scope, URL_OK)).rejects.toThrow('too_many_endpoints');
    for (const one of made.slice(7, 8)) await bed.deleteEndpoint(scope, one);
    await bed.createEndpoint(scope, URL_OK);
  });

  it('do not record an update that changes nothing', async () => {
    const scope = newScope();
    const made = await bed.createEndpoint(scope, URL_OK);
    await bed.updateEndpoint(scope, made, { status: 'enabled' });
    expect(await bed.store.readStream(`endpoint-${made.id}`)).toHaveLength(1);
  });
});
