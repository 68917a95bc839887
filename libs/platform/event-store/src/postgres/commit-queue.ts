import { RevisionConflict, type Committed, type UnitOfWork } from '../port.js';
import { Ghosts } from './ghosts.js';

export interface Job {
  readonly unit: UnitOfWork;
  readonly resolve: (committed: Committed) => void;
  readonly reject: (error: unknown) => void;
}

export interface BatchLimits {
  readonly units: number;
  /** A batch may exceed it by its last unit. */
  readonly events: number;
}

/**
 * Units that wait for a committer. Two batches under way never share a stream, and a unit is never overtaken by a later
 * one that shares a stream with it: that is what keeps a stream's units in order however many committers there are.
 */
export class CommitQueue {
  private waiting: Job[] = [];
  private readonly streamsUnderWay = new Set<string>();

  add(job: Job): void {
    this.waiting.push(job);
  }

  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  /** The next batch, oldest units first; empty when all that wait share streams with batches under way. */
  take({ units, events }: BatchLimits): Job[] {
    const batch: Job[] = [];
    const passedOver: Job[] = [];
    const blocked = new Set<string>();
    let eventsTaken = 0;
    let next = 0;
    for (; next < this.waiting.length && batch.length < units && eventsTaken < events; next += 1) {
      const job = this.waiting[next] as Job;
      const { appends } = job.unit;
      if (appends.some(({ stream }) => this.streamsUnderWay.has(stream) || blocked.has(stream))) {
        for (const { stream } of appends) blocked.add(stream);
        passedOver.push(job);
        continue;
      }
      batch.push(job);
      for (const append of appends) eventsTaken += append.events.length;
    }
    if (batch.length > 0) this.waiting = passedOver.concat(this.waiting.slice(next));
    for (const { unit } of batch) for (const { stream } of unit.appends) this.streamsUnderWay.add(stream);
    return batch;
  }

  /** Gives the batch's streams free, and rejects the units in waiting that were decided on top of `failed`. */
  finish(batch: readonly Job[], failed: readonly UnitOfWork[]): void {
    for (const { unit } of batch) for (const { stream } of unit.appends) this.streamsUnderWay.delete(stream);
    if (failed.length === 0) return;
    const ghosts = new Ghosts();
    failed.forEach((unit) => ghosts.add(unit));
    this.waiting = this.waiting.filter((job) => {
      const cause = ghosts.haunted(job.unit);
      if (!cause) return true;
      ghosts.add(job.unit);
      job.reject(new RevisionConflict(cause.stream, cause.expectedRevision));
      return false;
    });
  }
}
