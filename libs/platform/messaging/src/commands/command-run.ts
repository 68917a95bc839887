import type { Command, Reply } from '@corridor/contracts';
import type { Outcomes } from '../outcomes/outcomes.js';

/** One run of a command in this process, which all deliveries of the same id share. */
export class CommandRun {
  /** Resolves when the command may be acknowledged: what became of it so far is in the database. */
  readonly durable: Promise<void>;
  private readonly reply: Promise<Reply<unknown, unknown>>;
  recorded: () => void = () => undefined;
  settle: (reply: Reply<unknown, unknown>) => void = () => undefined;
  abandon: (error: unknown) => void = () => undefined;

  constructor(
    readonly command: Command,
    private readonly outcomes: Outcomes,
  ) {
    this.reply = new Promise((resolve, reject) => {
      this.settle = resolve;
      this.abandon = reject;
    });
    this.durable = new Promise((resolve, reject) => {
      this.recorded = resolve;
      this.reply.then(() => resolve(), reject);
    });
    this.reply.catch(() => undefined);
    this.durable.catch(() => undefined);
  }

  /** What the sender of one delivery hears. Another delivery of the same command hears a repeat. */
  async replyTo(delivery: Command): Promise<Reply<unknown, unknown>> {
    if (delivery.fingerprint !== this.command.fingerprint) return await this.conflict(delivery);
    const reply = await this.reply;
    if (delivery === this.command) return reply;
    return reply.kind === 'accepted' || reply.kind === 'rejected' ? { ...reply, replayed: true } : reply;
  }

  /**
   * Same id, other input: the row says which of the two has the id, as soon as there is one. When this run left no trace,
   * nobody can say whether the id is taken: ask again.
   */
  private async conflict(delivery: Command): Promise<Reply<unknown, unknown>> {
    await this.durable;
    const stored = await this.outcomes.readOne(delivery.id);
    if (stored === undefined) return { kind: 'unknown' };
    return await this.outcomes.repeat(stored, delivery);
  }
}
