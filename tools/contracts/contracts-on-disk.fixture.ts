import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ENVELOPE = `
export type DomainEvent<Type extends string, Data, Version extends number = number> = number extends Version
  ? { readonly type: Type; readonly data: Data; readonly version?: Version }
  : { readonly type: Type; readonly data: Data; readonly version: Version };
export interface PublicEvent<Data = unknown> {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** @type integer */
  readonly dataversion: number;
  readonly data: Data;
}`;

const folders: string[] = [];

/** A folder like `libs/contracts/src`, with one service whose events and types are given. */
export function contractsOnDisk(payments: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-contracts-'));
  folders.push(folder);
  for (const [path, text] of Object.entries({ 'events.ts': ENVELOPE, 'payments/events.ts': `import type { DomainEvent } from '../events.js';\n${payments}` })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** An empty folder, for documents. */
export function documentsOnDisk(): string {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-events-'));
  folders.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
}
