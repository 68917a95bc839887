import { createPostgresEventStore, type EventStore } from '@corridor/event-store';
import { createLogger, createPool, type Pool, type PoolClient } from '@corridor/runtime';
import type { Standstill } from '@corridor/testing';
import { type LedgerWorld, SCHEMA } from './ledger.fixtures.js';
import { LedgerWriter } from './writer/ledger-writer.js';

/** Another ledger process on a world's database: connections, a store, and a writer of its own. */
export interface OtherProcess {
  readonly writer: LedgerWriter;
  readonly store: EventStore;
  /** What its commits failed with, in order. */
  readonly failures: unknown[];
  close(): Promise<void>;
}

/** Where a process is to stand still, until it is let go for good. */
export interface StandsStill {
  /** Called before each of its commits. */
  readonly onCommit?: () => Promise<unknown>;
  /** Decided, and not yet handed to the store. */
  readonly beforeCommit?: Standstill;
  /** The transaction has looked at the streams' heads and has written nothing. */
  readonly afterHeads?: Standstill;
}

export function otherProcess(world: LedgerWorld, { beforeCommit, afterHeads, onCommit }: StandsStill = {}): OtherProcess {
  const pool = createPool({ connectionString: world.connectionString, max: 6, applicationName: 'other-ledger' });
  const plain = createPostgresEventStore({ pool: afterHeads === undefined ? pool : stoppingAfterHeads(pool, afterHeads), schema: SCHEMA });
  const store = doingBeforeCommit(plain, async () => {
    await beforeCommit?.pass();
    await onCommit?.();
  });
  const failures: unknown[] = [];
  const logger = createLogger({ name: 'other-ledger', level: 'silent' });
  const listening = Object.assign(Object.create(logger) as typeof logger, { warn: (about: { err?: unknown }) => failures.push(about.err) });
  return {
    store,
    failures,
    writer: new LedgerWriter({ pool, store, schema: SCHEMA, logger: listening, now: () => world.clock() }),
    async close() {
      await plain.close();
      await pool.end();
    },
  };
}

function doingBeforeCommit(store: EventStore, work: () => Promise<void>): EventStore {
  const commit = async (unit: never) => {
    await work();
    return store.commit(unit);
  };
  return Object.create(store, { commit: { value: commit } }) as EventStore;
}

function stoppingAfterHeads(pool: Pool, standstill: Standstill): Pool {
  const wrapped = (client: PoolClient) =>
    new Proxy(client, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          const answer: unknown = await value.apply(target, args);
          const { text } = (args[0] ?? {}) as { text?: string };
          if (name === 'query' && text?.includes('for update') === true) await standstill.pass();
          return answer;
        };
      },
    });
  return Object.create(pool, { connect: { value: async () => wrapped(await pool.connect()) } }) as Pool;
}
