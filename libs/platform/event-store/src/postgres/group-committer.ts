import { isInfrastructureError, type Logger, type Pool, type PoolClient } from '@corridor/runtime';
import { CommitUnknown, RevisionConflict, StoreClosed, type Committed, type UnitOfWork } from '../port.js';
import { commitBatch } from './commit-batch.js';
import { CommitQueue, type BatchLimits, type Job } from './commit-queue.js';
import { Ghosts } from './ghosts.js';
import type { BatchPlan } from './plan-batch.js';
import type { Prepared } from './prepared.js';

export interface GroupCommitterOptions {
  readonly pool: Pool;
  readonly prepared: Prepared;
  readonly logger?: Logger | undefined;
  /** How many batches are under way at once; each takes a connection of the pool. */
  readonly committers: number;
  readonly limits: BatchLimits;
  /** Called after each commit that added events. */
  readonly onAppended: () => void;
}

type Outcome = Committed | { readonly error: unknown };

const ROLLED_BACK_BY_THE_SERVER = new Set(['40001', '40P01']);
/** A deadlock victim is tried again this often before its unit fails with it. */
const TRIES_ALONE = 3;

/** Many units, one commit: takes what waits in batches, as many batches at once as there are committers. */
export class GroupCommitter {
  private readonly queue = new CommitQueue();
  private readonly underWay = new Set<Promise<void>>();
  private scheduled = false;
  private closed = false;

  constructor(private readonly options: GroupCommitterOptions) {}

  commit(unit: UnitOfWork): Promise<Committed> {
    if (this.closed) return Promise.reject(new StoreClosed());
    return new Promise((resolve, reject) => {
      // A copy, because outcomes are kept by unit and a caller may submit one twice.
      this.queue.add({ unit: { ...unit }, resolve, reject });
      this.schedule();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    this.startBatches();
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  /** Once a turn of the event loop, so that units submitted together travel together. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.startBatches();
    });
  }

  private startBatches(): void {
    while (this.underWay.size < this.options.committers && !this.queue.isEmpty) {
      const batch = this.queue.take(this.options.limits);
      if (batch.length === 0) return;
      const work = this.process(batch).finally(() => {
        this.underWay.delete(work);
        this.startBatches();
      });
      this.underWay.add(work);
    }
  }

  private async process(batch: readonly Job[]): Promise<void> {
    const outcomes = await this.settle(batch.map(({ unit }) => unit));
    const failed = batch.map(({ unit }) => unit).filter((unit) => 'error' in outcomeOf(outcomes, unit));
    for (const { unit, resolve, reject } of batch) {
      const outcome = outcomeOf(outcomes, unit);
      if ('error' in outcome) reject(outcome.error);
      else resolve(outcome);
    }
    // In one go with telling the callers, so that nothing decided on a failed unit is submitted in between.
    this.queue.finish(batch, failed);
    const appended = batch.some(({ unit }) => unit.appends.length > 0 && !failed.includes(unit));
    if (appended) this.options.onAppended();
  }

  /** Never throws: what went wrong is each unit's outcome. */
  private async settle(units: readonly UnitOfWork[]): Promise<Map<UnitOfWork, Outcome>> {
    try {
      return outcomesOf(await this.inTransaction(units));
    } catch (error) {
      if (endsTheBatch(error)) {
        this.options.logger?.warn({ err: error, units: units.length }, 'a batch could not be committed');
        return new Map(units.map((unit) => [unit, { error }]));
      }
      return units.length === 1 && !wasVictim(error)
        ? new Map(units.map((unit) => [unit, { error }]))
        : this.settleOneByOne(units);
    }
  }

  /** After a failure nobody can say which unit of a batch caused, each gets a transaction of its own. */
  private async settleOneByOne(units: readonly UnitOfWork[]): Promise<Map<UnitOfWork, Outcome>> {
    const outcomes = new Map<UnitOfWork, Outcome>();
    const ghosts = new Ghosts();
    let down: { readonly error: unknown } | undefined;
    for (const unit of units) {
      const haunted = ghosts.haunted(unit);
      const outcome: Outcome = haunted
        ? { error: new RevisionConflict(haunted.stream, haunted.expectedRevision) }
        : (down ?? (await this.settleAlone(unit)));
      if ('error' in outcome) {
        ghosts.add(unit);
        // Those that were not tried any more share the reason, but there is no doubt about them.
        if (endsTheBatch(outcome.error)) down ??= { error: withoutDoubt(outcome.error) };
      }
      outcomes.set(unit, outcome);
    }
    return outcomes;
  }

  private async settleAlone(unit: UnitOfWork): Promise<Outcome> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return outcomeOf(outcomesOf(await this.inTransaction([unit])), unit);
      } catch (error) {
        if (!wasVictim(error) || attempt === TRIES_ALONE) return { error };
      }
    }
  }

  private async inTransaction(units: readonly UnitOfWork[]): Promise<BatchPlan> {
    const { pool, prepared } = this.options;
    const client = await pool.connect();
    // A connection that breaks between two statements tells nobody but its listeners; the next statement then fails.
    client.on('error', ignore);
    let broken = true;
    try {
      const plan = await commitBatch(client, prepared, units);
      broken = false;
      return plan;
    } catch (error) {
      if (!endsTheBatch(error)) broken = !(await rolledBack(client));
      throw error;
    } finally {
      client.removeListener('error', ignore);
      client.release(broken);
    }
  }
}

function outcomesOf({ accepted, conflicts }: BatchPlan): Map<UnitOfWork, Outcome> {
  const outcomes = new Map<UnitOfWork, Outcome>();
  for (const { unit, events } of accepted) outcomes.set(unit, { events });
  for (const [unit, error] of conflicts) outcomes.set(unit, { error });
  return outcomes;
}

function outcomeOf(outcomes: ReadonlyMap<UnitOfWork, Outcome>, unit: UnitOfWork): Outcome {
  const outcome = outcomes.get(unit);
  if (!outcome) throw new Error('a unit of the batch has no outcome');
  return outcome;
}

/** The database or the way to it failed: trying the units one by one would only fail as often as there are units. */
function endsTheBatch(error: unknown): boolean {
  return error instanceof CommitUnknown || (isInfrastructureError(error) && !wasVictim(error));
}

function withoutDoubt(error: unknown): unknown {
  return error instanceof CommitUnknown ? error.cause : error;
}

/** The server chose this transaction to break a deadlock, so it can run again. */
function wasVictim(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ROLLED_BACK_BY_THE_SERVER.has(String(error.code));
}

async function rolledBack(client: PoolClient): Promise<boolean> {
  return client.query('rollback').then(
    () => true,
    () => false,
  );
}

function ignore(): void {}
