import type { EndpointId } from '@corridor/contracts';
import type { Claimed, Wanted } from './claim.js';
import { EndpointLoad, type Held } from './endpoint-load.js';

export interface SlotLimits {
  /** Attempts at once to one endpoint. */
  readonly perEndpoint: number;
  /** Attempts at once to endpoints that answer promptly. */
  readonly inAll: number;
  /** Attempts at once to endpoints that don't. They have slots of their own, so that they can't take all. */
  readonly slowInAll: number;
  /** An attempt that takes longer than this, in milliseconds, makes its endpoint a slow one until it is prompt again. */
  readonly slowAfterMs: number;
}

/** How often over its slots an endpoint that answers promptly may be claimed ahead, to bridge the next claim. */
const CLAIMED_AHEAD = 8;
const MOST_CLAIMED_PER_SLOT = 4;
/** Endpoints whose pace is remembered while nothing is in hand for them. */
const MOST_REMEMBERED = 10_000;

/**
 * Who may be sent to next. Endpoints take turns; a slow or dead one fills its own slots and the slow ones' share, and
 * never those of the others. Counts are of this process; the lanes' leases keep processes apart.
 */
export class Slots {
  private readonly loads = new Map<EndpointId, EndpointLoad>();
  /** Endpoints that have something queued, the one served longest ago first. */
  private readonly turns = new Map<EndpointId, EndpointLoad>();
  private readonly active = new Set<EndpointLoad>();

  constructor(private readonly limits: SlotLimits) {}

  /** How many attempts are under way. */
  get inFlight(): number {
    let count = 0;
    for (const load of this.active) count += load.inFlight;
    return count;
  }

  /** How many more deliveries this process should take in hand. What waits for slow endpoints does not count. */
  freeToClaim(nowMs: number): number {
    let held = 0;
    for (const load of this.loads.values()) if (!load.isSlow(nowMs)) held += load.held;
    return Math.max(0, this.limits.inAll * MOST_CLAIMED_PER_SLOT - held);
  }

  /** Endpoints that must not be claimed for now. */
  full(nowMs: number): EndpointId[] {
    return [...this.loads].filter(([, load]) => this.roomOf(load, nowMs) === 0).map(([endpoint]) => endpoint);
  }

  /** Shares `free` among endpoints, none more than it has room for. */
  share(endpoints: readonly EndpointId[], free: number, nowMs: number): Wanted[] {
    const each = Math.max(1, Math.floor(free / Math.max(1, endpoints.length)));
    return endpoints
      .map((endpoint) => ({ endpoint, room: Math.min(each, this.roomOf(this.loads.get(endpoint), nowMs)) }))
      .filter(({ room }) => room > 0);
  }

  add(claimed: Claimed, startBeforeMs: number): void {
    const load = this.loadOf(claimed.endpoint);
    load.queue.push({ claimed, startBeforeMs });
    this.turns.set(claimed.endpoint, load);
  }

  /** Takes the next delivery to attempt now, or null when none may be. Those whose lease is nearly over are let go. */
  next(nowMs: number): Held | null {
    for (const [endpoint, load] of this.turns) {
      while (load.queue[0] !== undefined && load.queue[0].startBeforeMs < nowMs) load.queue.shift();
      if (load.queue.length > 0 && !this.mayStart(load, nowMs)) continue;
      const held = load.queue.shift();
      this.turns.delete(endpoint);
      if (load.queue.length > 0) this.turns.set(endpoint, load);
      if (held === undefined) continue;
      load.started(held, nowMs);
      this.active.add(load);
      return held;
    }
    return null;
  }

  /** Lets go of what was claimed ahead for endpoints that have become slow, or of everything that is not begun. */
  letGo(which: 'slow' | 'all', nowMs: number): Held[] {
    const dropped: Held[] = [];
    for (const [endpoint, load] of this.turns) {
      if (which === 'slow' && !load.isSlow(nowMs)) continue;
      dropped.push(...load.queue.splice(0));
      this.turns.delete(endpoint);
    }
    return dropped.filter(({ startBeforeMs }) => startBeforeMs >= nowMs);
  }

  finished(held: Held, nowMs: number): void {
    const load = this.loadOf(held.claimed.endpoint);
    load.finished(held, nowMs);
    if (load.inFlight === 0) this.active.delete(load);
  }

  recorded(endpoint: EndpointId): void {
    this.loadOf(endpoint).recorded();
    this.forgetIdle();
  }

  private mayStart(load: EndpointLoad, nowMs: number): boolean {
    if (load.inFlight >= this.limits.perEndpoint) return false;
    if (!load.isSlow(nowMs)) return this.inFlightOf(false, nowMs) < this.limits.inAll;
    return this.slowMayStart(load, nowMs);
  }

  /** While slow slots are plentiful a slow endpoint may use all of its own; when half are taken, one. */
  private slowMayStart(load: EndpointLoad, nowMs: number): boolean {
    const slow = this.inFlightOf(true, nowMs);
    return load.inFlight === 0 ? slow < this.limits.slowInAll : slow < this.limits.slowInAll / 2;
  }

  private roomOf(load: EndpointLoad | undefined, nowMs: number): number {
    const { perEndpoint } = this.limits;
    if (load === undefined) return perEndpoint;
    if (load.isSlow(nowMs)) return this.slowMayStart(load, nowMs) ? Math.max(0, perEndpoint - load.held) : 0;
    return Math.max(0, (load.isQuick(nowMs) ? perEndpoint * CLAIMED_AHEAD : perEndpoint) - load.held);
  }

  private inFlightOf(slow: boolean, nowMs: number): number {
    let count = 0;
    for (const load of this.active) if (load.isSlow(nowMs) === slow) count += load.inFlight;
    return count;
  }

  private loadOf(endpoint: EndpointId): EndpointLoad {
    let load = this.loads.get(endpoint);
    if (load === undefined) this.loads.set(endpoint, (load = new EndpointLoad(this.limits.slowAfterMs)));
    return load;
  }

  private forgetIdle(): void {
    if (this.loads.size <= MOST_REMEMBERED) return;
    for (const [endpoint, load] of this.loads) if (load.held === 0) this.loads.delete(endpoint);
  }
}
