import { randomBytes } from 'node:crypto';
import type { Scope } from '@corridor/contracts';
import type { Pool } from '@corridor/runtime';
import { KEY_BYTES, open, seal } from './sealing.js';

export interface VaultDeps {
  readonly pool: Pool;
  readonly schema: string;
  /** Wraps every subject's key; 32 bytes. */
  readonly personalDataKey: Uint8Array;
}

/**
 * Each person's data is under a key of its own, which is kept wrapped in a row. What is sealed may be copied
 * anywhere and kept for ever: without the row nobody can open it.
 */
export class SubjectVault<Subject extends string, Data> {
  constructor(private readonly deps: VaultDeps) {}

  async seal(scope: Scope, subject: Subject, data: Data): Promise<string> {
    return this.sealed(await this.keyFor(scope, subject), subject, data);
  }

  /** Makes no key: what was forgotten stays so. Null when the scope has none of this subject. */
  async sealIfKnown(scope: Scope, subject: Subject, data: Data): Promise<string | null> {
    const key = await this.keyOf(scope, subject);
    return key === null ? null : this.sealed(key, subject, data);
  }

  /** Null when the scope has no key of this subject, or has it no longer. */
  async open(scope: Scope, subject: Subject, sealed: string): Promise<Data | null> {
    const key = await this.keyOf(scope, subject);
    return key === null ? null : this.opened(key, subject, sealed);
  }

  /** Seals bytes that are no JSON; `bound` is which of the subject's they are. */
  async sealBytes(scope: Scope, subject: Subject, bytes: Uint8Array, bound: string): Promise<Buffer> {
    return seal(await this.keyFor(scope, subject), bytes, bound);
  }

  /** Null when the scope has no key of this subject, or has it no longer. */
  async openBytes(scope: Scope, subject: Subject, sealed: Uint8Array, bound: string): Promise<Buffer | null> {
    const key = await this.keyOf(scope, subject);
    return key === null ? null : open(key, sealed, bound);
  }

  /** Opens a key's row that was read together with what it is for. */
  openWith(wrapped: Uint8Array | null, subject: Subject, sealed: string): Data | null {
    return wrapped === null ? null : this.opened(this.unwrapped(wrapped, subject), subject, sealed);
  }

  /** What a sealed text is for, so that it can't be passed off as another's, or as something else. */
  protected boundTo(subject: Subject): string {
    return subject;
  }

  private sealed(key: Uint8Array, subject: Subject, data: Data): string {
    return seal(key, Buffer.from(JSON.stringify(data)), this.boundTo(subject)).toString('base64');
  }

  private opened(key: Uint8Array, subject: Subject, sealed: string): Data {
    return JSON.parse(open(key, Buffer.from(sealed, 'base64'), this.boundTo(subject)).toString('utf8')) as Data;
  }

  private unwrapped(wrapped: Uint8Array, subject: Subject): Uint8Array {
    return open(this.deps.personalDataKey, wrapped, subject);
  }

  private async keyFor(scope: Scope, subject: Subject): Promise<Uint8Array> {
    return (await this.keyOf(scope, subject)) ?? this.newKey(scope, subject);
  }

  protected async keyOf({ tenant, mode }: Scope, subject: Subject): Promise<Uint8Array | null> {
    const { rows } = await this.deps.pool.query<{ wrapped: Buffer }>(
      `select wrapped from ${this.deps.schema}.subject_keys where tenant = $1 and mode = $2 and subject = $3`,
      [tenant, mode, subject],
    );
    return rows[0] === undefined ? null : this.unwrapped(rows[0].wrapped, subject);
  }

  /** Whoever is second takes the key of the first. */
  private async newKey(scope: Scope, subject: Subject): Promise<Uint8Array> {
    const { pool, schema, personalDataKey } = this.deps;
    const wrapped = seal(personalDataKey, randomBytes(KEY_BYTES), subject);
    await pool.query(
      `insert into ${schema}.subject_keys (subject, tenant, mode, wrapped) values ($1, $2, $3, $4) on conflict do nothing`,
      [subject, scope.tenant, scope.mode, wrapped],
    );
    const key = await this.keyOf(scope, subject);
    if (key === null) throw new Error(`${subject} is the subject of another scope`);
    return key;
  }
}
