import { allTopics, checkInstance, repliesTopic, topicSettings } from './topic-catalogue.js';

const alone = { replicationFactor: 1 };
const DAY_MS = 86_400_000;
/** What Kafka ships with: how long it remembers the offsets of a group that has no members. */
const OFFSETS_KEPT_MS = 7 * DAY_MS;

describe('the catalogue of topics', () => {
  it('has commands and events of every service, in partitions that keep the order of keys', () => {
    const topics = allTopics(alone);
    expect(topics.map(({ topic }) => topic)).toEqual(expect.arrayContaining(['corridor.ledger.commands', 'corridor.webhooks.events']));
    expect(new Set(topics.map(({ partitions }) => partitions))).toEqual(new Set([12]));
  });

  it('lets no command outlive the offset that says it was done', () => {
    const { config } = topicSettings('corridor.ledger.commands', alone);
    expect(Number(config['retention.ms']) + Number(config['segment.ms'])).toBeLessThan(OFFSETS_KEPT_MS);
  });

  it("keeps the ledger's events for ever and the others' for 30 days", () => {
    expect(topicSettings('corridor.ledger.events', alone).config['retention.ms']).toBe('-1');
    expect(topicSettings('corridor.quotes.events', alone).config['retention.ms']).toBe(String(30 * DAY_MS));
  });

  it.each([[1, '1'], [2, '1'], [3, '2']])('with %d replicas acknowledges what %s of them have', (replicationFactor, inSync) => {
    expect(topicSettings('corridor.quotes.commands', { replicationFactor }).config['min.insync.replicas']).toBe(inSync);
  });

  it('has one partition for replies', () => {
    expect(topicSettings(repliesTopic('gateway-1'), alone).partitions).toBe(1);
  });

  it('takes no instance name that is none of a topic', () => {
    for (const name of ['', 'a b', 'ä', 'x'.repeat(201)]) expect(() => checkInstance(name)).toThrow(/letters, digits/);
    expect(() => checkInstance('gateway-1.eu_west')).not.toThrow();
  });
});
