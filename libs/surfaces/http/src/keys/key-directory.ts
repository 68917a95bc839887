import { type AccountsQueries, KEY_LEASE_MS, type KeyView } from '@corridor/contracts/accounts';
import { TimeoutError, within } from '@corridor/runtime';

export interface KeyDirectoryOptions {
  readonly queries: Pick<AccountsQueries, 'keyByHash'>;
  /** Milliseconds of a clock that never goes back. */
  readonly nowMs?: () => number;
  /** Most keys remembered; as many again for texts that are no key. */
  readonly mostEntries?: number;
}

interface Entry {
  /** From before the lookup was sent: a revocation waits as long as a lease, so it must cover the answer's way back too. */
  readonly askedAtMs: number;
  readonly key: KeyView | null;
}

const DEFAULT_MOST_ENTRIES = 10_000;
const LOOKUP_TIMEOUT_MS = 3_000;
/** A lookup that took longer than its own lease is worth nothing; twice in a row, the answer is that there is none. */
const MOST_LOOKUPS = 2;

/** Keys by their hash, each remembered for at most a lease, so that a revocation holds as soon as it is answered. */
export class KeyDirectory {
  private readonly known = new Map<string, Entry>();
  private readonly unknown = new Map<string, Entry>();
  private readonly asking = new Map<string, Promise<Entry>>();
  private readonly nowMs: () => number;
  private readonly mostEntries: number;

  constructor(private readonly options: KeyDirectoryOptions) {
    this.nowMs = options.nowMs ?? (() => performance.now());
    this.mostEntries = options.mostEntries ?? DEFAULT_MOST_ENTRIES;
  }

  /** The key, whatever its state; null when there is none. Throws what surfaces answer 503 to when it can't be found out. */
  async find(hash: string): Promise<KeyView | null> {
    const entry = this.known.get(hash) ?? this.unknown.get(hash);
    if (entry !== undefined && this.holds(entry)) {
      // Asked again at half time and in the background, so that a busy key never waits for its lease.
      if (entry.key !== null && !this.holds(entry, KEY_LEASE_MS / 2)) this.ask(hash).catch(() => undefined);
      return entry.key;
    }
    for (let lookup = 0; lookup < MOST_LOOKUPS; lookup += 1) {
      const found = await this.ask(hash);
      if (this.holds(found)) return found.key;
    }
    throw new TimeoutError('looking up a key takes longer than an answer may be relied on');
  }

  private holds(entry: Entry, forMs: number = KEY_LEASE_MS): boolean {
    return this.nowMs() - entry.askedAtMs < forMs;
  }

  /** Joins a lookup under way: its lease counts from when it was sent, not from when somebody joined. */
  private ask(hash: string): Promise<Entry> {
    const running = this.asking.get(hash);
    if (running !== undefined) return running;
    const lookup = this.lookUp(hash).finally(() => this.asking.delete(hash));
    this.asking.set(hash, lookup);
    return lookup;
  }

  private async lookUp(hash: string): Promise<Entry> {
    const askedAtMs = this.nowMs();
    const key = await within(LOOKUP_TIMEOUT_MS, 'the lookup of a key', this.options.queries.keyByHash(hash));
    const entry = { askedAtMs, key };
    this.known.delete(hash);
    this.unknown.delete(hash);
    this.remember(key === null ? this.unknown : this.known, hash, entry);
    return entry;
  }

  /** The oldest goes first. Texts that are no key have a map of their own, so that guessing can't push keys out. */
  private remember(entries: Map<string, Entry>, hash: string, entry: Entry): void {
    entries.set(hash, entry);
    for (const oldest of entries.keys()) {
      if (entries.size <= this.mostEntries) return;
      entries.delete(oldest);
    }
  }
}
