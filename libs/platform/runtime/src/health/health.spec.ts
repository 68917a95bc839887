import { Health } from './health.js';

describe('readiness', () => {
  it('holds when every dependency answers', async () => {
    const health = new Health();
    health.addReadiness('postgres', async () => undefined);
    expect(await health.ready()).toEqual({ ready: true, checks: { postgres: 'ok' } });
  });

  it('names the dependency that fails and says why, without secrets', async () => {
    const health = new Health();
    health.addReadiness('postgres', async () => undefined);
    health.addReadiness('kafka', async () => Promise.reject(new Error('no broker with sk_test_abcdefgh')));
    health.addReadiness('throws', () => {
      throw new Error('at once');
    });
    expect(await health.ready()).toEqual({
      ready: false,
      checks: { postgres: 'ok', kafka: 'no broker with sk_test_[redacted]', throws: 'at once' },
    });
  });

  it('gives the code of an error that has no message, as that of a host whose addresses all refuse', async () => {
    const health = new Health();
    health.addReadiness('postgres', async () => Promise.reject(Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })));
    expect((await health.ready()).checks).toEqual({ postgres: 'ECONNREFUSED' });
  });

  it('fails when a dependency hangs, within the timeout, and asks it only once meanwhile', async () => {
    let asked = 0;
    const health = new Health({ timeoutMs: 30 });
    health.addReadiness('hangs', () => {
      asked += 1;
      return new Promise(() => undefined);
    });
    const startedAt = Date.now();
    expect(await health.ready()).toEqual({ ready: false, checks: { hangs: 'the check took longer than 30 ms' } });
    expect(Date.now() - startedAt).toBeLessThan(1_000);
    await health.ready();
    expect(asked).toBe(1);
  });

  it('asks again after a failure', async () => {
    let broken = true;
    const health = new Health();
    health.addReadiness('postgres', async () => (broken ? Promise.reject(new Error('away')) : undefined));
    expect((await health.ready()).ready).toBe(false);
    broken = false;
    expect((await health.ready()).ready).toBe(true);
  });

  it('ends with draining, while the process stays alive', async () => {
    const health = new Health();
    health.beginDraining();
    expect(await health.ready()).toEqual({ ready: false, checks: { shutdown: 'draining' } });
    expect(health.live()).toEqual({ live: true });
  });
});
