import type { ApiEventId } from '@corridor/contracts';

interface Chain {
  last: Promise<number>;
}

/** Streams, and events, that are remembered; forgetting one costs a read of the database. */
const MOST_REMEMBERED = 10_000;

/**
 * Hands out the next sequence of each stream without waiting for the commit of the one before: an account's events come
 * over many keys at once, and if each of them read the head they would conflict with each other most of the time. An
 * event that asks again was handed a sequence that led nowhere, so from there the stream's head is read anew.
 */
export class Sequences {
  private readonly chains = new Map<string, Chain>();
  private readonly handedOut = new Map<ApiEventId, Chain>();

  /** `readLast` gives the sequence of the stream's last event, or -1. Sequences of a stream resolve in their order. */
  next(stream: string, event: ApiEventId, readLast: () => Promise<number>): Promise<number> {
    let chain = this.chains.get(stream);
    if (chain === undefined || this.handedOut.get(event) === chain) chain = { last: readLast() };
    const sequence = chain.last.then((last) => last + 1);
    chain.last = sequence;
    remember(this.chains, stream, chain);
    remember(this.handedOut, event, chain);
    // A head that could not be read must not be what later events build on.
    sequence.catch(() => this.chains.delete(stream));
    return sequence;
  }
}

function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  map.delete(key);
  map.set(key, value);
  if (map.size <= MOST_REMEMBERED) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}
