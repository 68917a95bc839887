import { type RunRecord, writesByKind } from './record.js';

/** What the load was, for whoever reads what a run says. */
export function printLoad(record: RunRecord, print: (line: string) => void): void {
  const kinds = Object.entries(writesByKind(record));
  const writes = kinds.flatMap(([, entries]) => entries);
  const repeated = writes.filter(({ done }) => done.attempts > 1).length;
  print(`  ${writes.length} writes, ${repeated} of them repeated with the same key until answered`);
  print(`  ${kinds.map(([kind, entries]) => `${kind} ${entries.length}`).join(', ')}`);
}
