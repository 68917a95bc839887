import type { Command, CommandId, Reply } from '@corridor/contracts';
import type { PostTransactionsPayload } from '@corridor/contracts/ledger';

export type PostCommand = Command<PostTransactionsPayload>;

/** A command that waits for its commit, and whoever waits for its answer. */
export interface Pending {
  readonly command: PostCommand;
  readonly answer: Promise<Reply<unknown, unknown>>;
  readonly resolve: (reply: Reply<unknown, unknown>) => void;
  tries: number;
  /** It was in a commit that failed for a reason of its own or a neighbour's: from now on it goes by itself. */
  alone: boolean;
}

const MOST_COMMANDS = 1_000;
const MOST_POSTINGS = 4_000;
/** Under steady load the queue is never empty, so those that were taken are let go of every so often. */
const MOST_TAKEN = 10_000;

/** Commands in the order in which they came. A command that is already here is joined, not queued twice (invariant 8). */
export class PendingQueue {
  private waiting: Pending[] = [];
  private next = 0;
  private readonly known = new Map<CommandId, Pending>();

  /** @param onAdded called whenever there is something to take */
  constructor(private readonly onAdded: () => void) {}

  get isEmpty(): boolean {
    return this.next >= this.waiting.length;
  }

  /** What the command comes to. A repeat hears what its first delivery hears, once that is durable. */
  async add(command: PostCommand): Promise<Reply<unknown, unknown>> {
    for (let known = this.known.get(command.id); known !== undefined; known = this.known.get(command.id)) {
      const reply = await known.answer;
      if (known.command.fingerprint === command.fingerprint) return replayed(reply);
      // The other input took the id. When it came to nothing the id may be free, or this one's from an earlier delivery.
      if (reply.kind === 'accepted' || reply.kind === 'rejected') return { kind: 'conflict', object: madeObject(known.command, reply) };
    }
    return this.enqueue(command);
  }

  /** The next batch. A reversal, which looks at tables, and a command under suspicion go by themselves. */
  take(): Pending[] {
    const batch: Pending[] = [];
    let postings = 0;
    for (; this.next < this.waiting.length; this.next += 1) {
      const pending = this.waiting[this.next] as Pending;
      if (batch.length > 0 && (goesAlone(pending) || goesAlone(batch[0] as Pending))) break;
      postings += postingsOf(pending.command);
      if (batch.length > 0 && (batch.length >= MOST_COMMANDS || postings > MOST_POSTINGS)) break;
      batch.push(pending);
    }
    if (this.isEmpty || this.next > MOST_TAKEN) {
      this.waiting = this.waiting.slice(this.next);
      this.next = 0;
    }
    return batch;
  }

  putBack(batch: readonly Pending[]): void {
    if (batch.length === 0) return;
    this.waiting = [...batch, ...this.waiting.slice(this.next)];
    this.next = 0;
  }

  answer(pending: Pending, reply: Reply<unknown, unknown>): void {
    this.known.delete(pending.command.id);
    pending.resolve(reply);
  }

  private enqueue(command: PostCommand): Promise<Reply<unknown, unknown>> {
    let resolve: Pending['resolve'] = () => undefined;
    const answer = new Promise<Reply<unknown, unknown>>((settle) => (resolve = settle));
    const pending: Pending = { command, answer, resolve, tries: 0, alone: false };
    this.known.set(command.id, pending);
    this.waiting.push(pending);
    this.onAdded();
    return answer;
  }
}

/** What an accepted command's outcome names as its object: its first journal transaction. */
export function madeObject({ payload }: PostCommand, { kind }: { readonly kind: string }): string | null {
  return kind === 'accepted' ? (payload.transactions[0]?.id ?? null) : null;
}

/** Either it is the only one of its batch, or no one in its batch goes alone: so looking at a batch's first is enough. */
function goesAlone({ command, alone }: Pending): boolean {
  return alone || command.payload.transactions.some(({ kind }) => kind === 'reverse');
}

function postingsOf({ payload }: PostCommand): number {
  return payload.transactions.reduce((sum, asked) => sum + (asked.kind === 'post' ? asked.postings.length : 1), 0);
}

function replayed(reply: Reply<unknown, unknown>): Reply<unknown, unknown> {
  return reply.kind === 'accepted' || reply.kind === 'rejected' ? { ...reply, replayed: true } : reply;
}
