import { FaultError } from '../failures/fault.js';
import { PageCounter } from './page-limits.js';

/** How many of so many requests were let through. */
async function admitted(times: number, ask: (at: number) => Promise<void>): Promise<number> {
  const answers = await Promise.allSettled(Array.from({ length: times }, async (_none, at) => ask(at)));
  for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(FaultError);
  return answers.filter(({ status }) => status === 'fulfilled').length;
}

describe('what one client may ask of pages that need no key', () => {
  const counter = () => new PageCounter({ readsPerMinute: 5, writesPerMinute: 3 });

  it('is so much of each page, reads and writes apart', async () => {
    const pages = counter();
    expect(await admitted(10, async () => pages.count('192.0.2.1', '/checkout/one', 'POST'))).toBe(3);
    expect(await admitted(10, async () => pages.count('192.0.2.1', '/checkout/one', 'GET'))).toBe(5);
    expect(await admitted(10, async () => pages.count('192.0.2.1', '/checkout/two', 'POST'))).toBe(3);
    expect(await admitted(10, async () => pages.count('192.0.2.2', '/checkout/one', 'POST'))).toBe(3);
  });

  it('is bounded for all pages together, so that trying out paths is', async () => {
    const pages = counter();
    expect(await admitted(100, async (at) => pages.count('192.0.2.1', `/checkout/${at}`, 'POST'))).toBe(30);
  });

  it('comes with when to ask again', async () => {
    const pages = counter();
    await admitted(3, async () => pages.count('192.0.2.1', '/checkout/one', 'POST'));
    const refused = await pages.count('192.0.2.1', '/checkout/one', 'POST').catch((err: unknown) => err);
    const { fault } = refused as FaultError;
    if (fault.kind !== 'rate_limited') throw new Error(fault.kind);
    expect(fault.retryAfterSeconds).toBeGreaterThan(50);
    expect(fault.retryAfterSeconds).toBeLessThanOrEqual(60);
  });
});
