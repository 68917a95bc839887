import { allWrites, type RunRecord } from './record.js';

/** What the load was, for whoever reads what a run says. */
export function printLoad(record: RunRecord, print: (line: string) => void): void {
  const { life, complaints: _, ...lists } = record;
  const writes = allWrites(record);
  const repeated = writes.filter(({ done }) => done.attempts > 1).length;
  print(`  ${writes.length} writes, ${repeated} of them repeated with the same key until answered`);
  print(`  FleexPay: ${counted({ ...lists })}`);
  print(`  Xflow: ${counted({ ...life })}`);
}

function counted(lists: Readonly<Record<string, readonly unknown[]>>): string {
  return Object.entries(lists)
    .map(([name, entries]) => `${entries.length} ${name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`)
    .join(', ');
}
