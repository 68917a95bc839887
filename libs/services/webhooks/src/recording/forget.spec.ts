import { mintId } from '@corridor/messaging';
import { newScope, type TestBed, testDialect, thingHappened, webhooksTestBed } from '../webhooks.fixture.js';

const ERASED = 'corridor.accounts.CustomerErased';

describe('what was told of a customer', () => {
  let bed: TestBed;
  afterEach(() => bed.close());

  it('names him no more after he is erased, and other objects are as they were', async () => {
    const tells = testDialect();
    const dialect = {
      ...tells,
      render: (...[event, as]: Parameters<typeof tells.render>) => {
        if (event.type !== ERASED) return tells.render(event, as);
        const { customer } = event.data as { customer: { id: string; accountId: typeof account } };
        return [{ account: customer.accountId, object: customer.id, type: 'thing.ended', bodyAt: () => '{"erased":true}' }];
      },
    };
    bed = await webhooksTestBed({ dialects: [dialect] });
    const scope = newScope();
    const account = mintId<'account'>();
    const endpoint = await bed.createEndpoint(scope, 'https://example.com/');
    const [him, her] = [mintId<'customer'>(), mintId<'customer'>()];
    for (const object of [him, her, him]) await bed.record(thingHappened(scope, { account, object, note: `this is ${object}` }));
    await bed.record({ ...thingHappened(scope, { account }), type: ERASED, data: { customer: { id: him, accountId: account, sealedProfile: '' } } });

    const page = await bed.queries.events(scope, 'test', {}, { limit: 10 });
    const bodies = page.kind === 'page' ? page.items.map(({ body }) => JSON.parse(body) as { note?: string | null; sequence?: number }) : [];
    expect(bodies.map(({ note }) => note)).toEqual([undefined, null, `this is ${her}`, null]);
    expect(bodies.map(({ sequence }) => sequence)).toEqual([undefined, 2, 1, 0]);
    const deliveries = await bed.queries.deliveries(scope, endpoint.id, {}, { limit: 10 });
    expect(deliveries).toMatchObject({ items: { length: 4 } });
  });
});
