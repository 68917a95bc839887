import type { PublicEvent } from '@corridor/contracts';
import { publicEventOf } from '@corridor/messaging';
import { eventually, isRecording, testDatabase } from '@corridor/testing';
import { EventSchemas, messageOf } from './event-schemas.fixture.js';
import { provokeEveryEvent } from './every-event.fixture.js';
import { recordMissing } from './recorded-examples.fixture.js';
import { type RunningServices, runServices } from './running-services.fixture.js';

const schemas = new EventSchemas();
let services: RunningServices;
let events: PublicEvent[];

/** Every event of every log, as the relay publishes it. */
async function published(): Promise<PublicEvent[]> {
  const logs = services.stores.map(async ({ service, store }) => {
    const { epoch } = await store.head();
    const recorded = await store.readLog({ after: 0, limit: 1_000, asRecorded: true });
    return recorded.map((event) => JSON.parse(JSON.stringify(publicEventOf(service)(event, epoch))) as PublicEvent);
  });
  return (await Promise.all(logs)).flat();
}

beforeAll(async () => {
  services = await runServices((await testDatabase()).connectionString);
  await provokeEveryEvent(services);
  events = await eventually(
    async () => {
      const found = await published();
      expect([...new Set(found.map(messageOf))].sort()).toEqual(schemas.names);
      return found;
    },
    { timeoutMs: 15_000 },
  );
  if (isRecording) await recordMissing(services);
}, 180_000);
afterAll(() => services.stop());

describe('what the services publish', () => {
  it('is as the published schemas say, to the last field', () => {
    expect(events.flatMap((event) => schemas.problemsOf(event))).toEqual([]);
  });

  it('counts without gaps in each subject', () => {
    const next = new Map<string, number>();
    for (const { source, subject, sequence } of events) {
      const key = `${source} ${subject}`;
      expect([key, sequence]).toEqual([key, next.get(key) ?? 0]);
      next.set(key, sequence + 1);
    }
    expect(Math.max(...next.values())).toBeGreaterThan(1);
  });
});

describe('the schemas', () => {
  const spoilt = (change: (event: Record<string, unknown>) => object): string[] => {
    const event = events.find(({ type }) => type.endsWith('QuoteCreated')) as unknown as Record<string, unknown>;
    return schemas.problemsOf({ ...event, ...change(event) } as unknown as PublicEvent);
  };

  it('find a field that is missing', () => {
    expect(spoilt(() => ({ data: {} })).join()).toContain("must have required property 'quote'");
  });

  it('find a field that nobody was told of', () => {
    expect(spoilt(({ data }) => ({ data: { ...(data as object), secret: 'sk_live' } })).join()).toContain('must NOT have additional properties');
  });

  it('find an amount that is a number, and a time that is none', () => {
    const { quote } = events.find(({ type }) => type.endsWith('QuoteCreated'))?.data as { quote: object };
    expect(spoilt(() => ({ data: { quote: { ...quote, fromAmount: 100, createdAt: 'today' } } }))).toHaveLength(3);
  });
});
