import { contractsOnDisk, documentsOnDisk, removeFolders } from './contracts-on-disk.fixture.js';
import { driftOf, keepFiles, writeFiles } from './docs-folder.js';
import { readContracts } from './event-declarations.js';
import { eventFiles, publishedBy, releaseFiles } from './event-files.js';
import { brokenPromises } from './promises.js';
import { readReleased } from './released.js';

afterAll(removeFolders);

const LICENSE = 'Apache-2.0';
const paid = (data: string, version = ''): string => `export type PaymentsEvent =\n  /** It was paid. */\n  | DomainEvent<'Paid', { ${data} }${version}>;`;

/** Docs of a first release, and what would become of them with other contracts. */
function afterRelease(before: string) {
  const docs = documentsOnDisk();
  const first = publishedBy(readContracts(contractsOnDisk(before)), readReleased(docs));
  writeFiles(docs, eventFiles(first, LICENSE));
  keepFiles(docs, releaseFiles(first));
  return {
    docs,
    publish: (after: string) => publishedBy(readContracts(contractsOnDisk(after)), readReleased(docs)),
  };
}

describe('after a release', () => {
  const release = afterRelease(paid('a: string; b: string'));
  const brokenBy = (after: string) => brokenPromises(readReleased(release.docs), release.publish(after));

  it('the same contracts break nothing', () => {
    expect(brokenBy(paid('a: string; b: string'))).toEqual([]);
  });

  it('a field may be added', () => {
    expect(brokenBy(paid('a: string; b: string; c?: string'))).toEqual([]);
  });

  it('a field may not be removed', () => {
    expect(brokenBy(paid('a: string'))).toEqual(['corridor.payments.Paid.v1: /data/b was removed']);
  });

  it('an event may not be removed', () => {
    expect(brokenBy(paid('a: string').replace("'Paid'", "'Sent'"))).toEqual(['corridor.payments.Paid.v1 is published no more']);
  });

  it('a next version may be anything, and the one before stays documented', () => {
    const published = release.publish(paid('c: string', ', 2'));
    expect(brokenPromises(readReleased(release.docs), published)).toEqual([]);
    expect(published.messages.map(({ version, schema }) => [version, Object.keys(schema.properties?.['data']?.properties ?? {})])).toEqual([
      [1, ['a', 'b']],
      [2, ['c']],
    ]);
  });

  it('a topic may neither get other partitions nor forget earlier', () => {
    const released = readReleased(release.docs);
    const told = released.topics.map((topic) => ({ ...topic, partitions: topic.partitions + 1, retentionMs: topic.retentionMs + 1 }));
    const broken = brokenPromises({ ...released, topics: told }, release.publish(paid('a: string; b: string')));
    expect(broken).toEqual([expect.stringMatching(/^corridor.payments.events has \d+ partitions instead of/), expect.stringContaining('keeps events for a shorter time')]);
  });

  it('it shows when documents were not written anew, and when they are of no event any more', () => {
    const published = release.publish(paid('c: string', ', 2'));
    const drift = driftOf(release.docs, eventFiles(published, LICENSE));
    expect(drift).toEqual(['asyncapi.yaml is not up to date', 'schemas/corridor.payments.Paid.v2.json is not up to date']);
    const other = release.publish(paid('a: string').replace("'Paid'", "'Sent'"));
    expect(driftOf(release.docs, eventFiles(other, LICENSE))).toContain('schemas/corridor.payments.Paid.v1.json is of no event');
  });
});

it('a release leaves nothing to write, and its copies stay when documents are written anew', () => {
  const { docs, publish } = afterRelease(paid('a: string'));
  expect(driftOf(docs, eventFiles(publish(paid('a: string')), LICENSE))).toEqual([]);
  writeFiles(docs, eventFiles(publish(paid('b: string', ', 2')), LICENSE));
  expect(readReleased(docs).messages).toMatchObject([{ type: 'corridor.payments.Paid', version: 1 }]);
});
