import type { Command, CommandId, Reply } from '@corridor/contracts';
import type { Pool } from '@corridor/runtime';
import { backoffMs, pause } from '../loops/pause.js';
import { persistently, type Persistence } from '../loops/persistently.js';
import { readOutcomes, repeatReply, type StoredOutcome } from './read-outcomes.js';

/** How long a repeat waits for its command to end. Shorter than its sender waits, so that it hears from us. */
const WAIT_MS = 12_000;
const POLL = { firstMs: 40, mostMs: 400 };

/** What commands of this service came to. Reads wait for the database as long as it takes. */
export class Outcomes {
  constructor(
    private readonly pool: Pick<Pool, 'query'>,
    private readonly schema: string,
    private readonly persistence: Persistence,
  ) {}

  read(ids: readonly CommandId[]): Promise<Map<CommandId, StoredOutcome>> {
    return persistently('outcomes', this.persistence, () => readOutcomes(this.pool, this.schema, ids));
  }

  async readOne(id: CommandId): Promise<StoredOutcome | undefined> {
    return (await this.read([id])).get(id);
  }

  /** What a command that has a row came to. Waits while it is open, and is `unknown` when it stays so. */
  async repeat(stored: StoredOutcome, command: Pick<Command, 'id' | 'fingerprint'>): Promise<Reply<unknown, unknown>> {
    const deadline = performance.now() + WAIT_MS;
    let known: StoredOutcome | undefined = stored;
    for (let attempt = 0; known !== undefined; attempt += 1) {
      const reply = repeatReply(known, command.fingerprint);
      if (reply !== null) return reply;
      if (performance.now() > deadline) break;
      await pause(backoffMs(attempt, POLL), this.persistence.signal);
      known = await this.readOne(command.id);
    }
    return { kind: 'unknown' };
  }
}
