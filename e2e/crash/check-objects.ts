import { everything } from '../support/flows.js';
import { allWrites, type Entry, type RunRecord } from './record.js';
import type { Report } from './report.js';

const CONCURRENCY = 16;

/** Invariants 7 and 8: what was acknowledged is there, once, and nothing is there that nobody asked for. */
export async function checkObjects(record: RunRecord, report: Report): Promise<void> {
  report.check(
    'no answer was an error of ours other than 503 with Retry-After, and none was unexpected',
    record.complaints.map(({ write, what }) => `${write.path} ${write.idempotencyKey} ${what}`),
  );
  const kinds = [
    ['deposit', '/deposits', record.deposits],
    ['quote', '/quotes', record.quotes],
    ['conversion', '/conversions', record.conversions],
  ] as const;
  for (const [name, path, entries] of kinds) {
    report.check(`every acknowledged ${name} exists once and no other does`, await compareIds(path, entries, record), `${entries.length}`);
  }
  const writes = allWrites(record);
  report.check('every write, sent once more with its key, gets its first answer byte for byte', await replayProblems(writes), `${writes.length}`);
}

async function compareIds(path: string, entries: readonly Entry<{ readonly id: string }>[], record: RunRecord): Promise<string[]> {
  const problems: string[] = [];
  for (const party of new Set(allWrites(record).map((entry) => entry.party))) {
    const acknowledged = entries.filter((entry) => entry.party === party).map(({ done }) => done.answer.body.id);
    const listed = (await everything<{ readonly id: string }>(party.actor, path)).map(({ id }) => id);
    const [expected, found] = [new Set(acknowledged), new Set(listed)];
    if (expected.size !== acknowledged.length) problems.push(`${path}: two keys were answered with one object`);
    if (found.size !== listed.length) problems.push(`${path}: the list has an object twice`);
    problems.push(...[...expected].filter((id) => !found.has(id)).map((id) => `${id} was acknowledged and is lost`));
    problems.push(...[...found].filter((id) => !expected.has(id)).map((id) => `${id} exists and nobody asked for it`));
  }
  return problems;
}

async function replayProblems(writes: readonly Entry<unknown>[]): Promise<string[]> {
  const problems: string[] = [];
  const queue = [...writes];
  const replay = async () => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const { party, done } = next;
      const { answer } = await party.patient.write(done);
      if (answer.status !== done.answer.status || answer.text !== done.answer.text) {
        problems.push(`${done.path} ${done.idempotencyKey}: ${done.answer.text} became ${answer.text}`);
      } else if (answer.headers.get('idempotent-replayed') !== 'true') {
        problems.push(`${done.path} ${done.idempotencyKey} was not answered as a replay`);
      }
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, replay));
  return problems;
}
