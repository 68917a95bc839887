import { PlaneBed, TOKEN } from './plane.fixture.js';

describe('the internal plane', () => {
  let bed: PlaneBed;
  beforeEach(() => {
    bed = new PlaneBed();
  });
  afterEach(async () => bed.close());

  async function post(origin: string, path: string, { body = '[]', authorization = `Bearer ${TOKEN}` } = {}): Promise<number> {
    const { status } = await fetch(new URL(path, origin), { method: 'POST', body, headers: { 'content-type': 'application/json', authorization } });
    return status;
  }

  it('answers what it offers and nothing else of the object', async () => {
    const origin = await bed.plane({ open: async () => 1, hidden: async () => 2 }, ['open']);
    const statuses = await Promise.all(['open', 'hidden', 'constructor', 'toString', '__proto__'].map((method) => post(origin, `/internal/queries/${method}`)));
    expect(statuses).toEqual([200, 404, 404, 404, 404]);
    expect(await post(origin, '/internal/others/open')).toBe(404);
  });

  it('takes a list of arguments and nothing else', async () => {
    const origin = await bed.plane({ open: async () => 1 });
    expect(await post(origin, '/internal/queries/open', { body: '{"length":1}' })).toBe(400);
    expect(await post(origin, '/internal/queries/open', { body: 'nonsense' })).toBe(400);
  });

  it.each([[''], ['Bearer'], [`Basic ${TOKEN}`], [`Bearer ${TOKEN}x`], [`Bearer ${TOKEN.slice(0, -1)}`]])(
    'refuses whoever shows %p, however the path is written, and whether or not it exists',
    async (authorization) => {
      const origin = await bed.plane({ open: async () => 1 });
      expect(await post(origin, '/internal/queries/open', { authorization })).toBe(401);
      expect(await post(origin, '/%69nternal/queries/open', { authorization })).toBe(401);
      expect(await post(origin, '/internal/nothing', { authorization })).toBe(401);
    },
  );

  it('tells of its health and metrics without a token', async () => {
    const origin = await bed.plane();
    const [live, ready, metrics] = await Promise.all(['/health/live', '/health/ready', '/metrics'].map((path) => fetch(new URL(path, origin))));
    expect([live?.status, ready?.status, metrics?.status]).toEqual([200, 200, 200]);
    expect(await metrics?.text()).toContain('process_cpu_seconds_total');
  });
});
