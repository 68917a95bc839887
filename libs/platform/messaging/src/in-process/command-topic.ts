import type { CommandConsumerOptions, Consumer, Message, ReceivedCommand } from '../port/driver.js';
import type { Chaos } from './chaos.js';

type HandleCommands = (batch: readonly ReceivedCommand[]) => Promise<void>;

interface Member {
  readonly options: CommandConsumerOptions;
  readonly handle: HandleCommands;
  inFlight: number;
  pausedUntil: number;
  stopped: boolean;
  onIdle: (() => void) | null;
}

/** How long a batch whose handler threw waits until it is delivered again. */
const REDELIVERY_PAUSE_MS = 200;

/** The commands of one service that nobody has acknowledged yet, and those who take them. */
export class CommandTopic {
  private readonly waiting: ReceivedCommand[] = [];
  private readonly members: Member[] = [];
  private scheduled = false;

  constructor(private readonly chaos: Chaos) {}

  push(message: Message, reply: (value: string) => void): void {
    this.waiting.push({ ...message, reply });
    this.schedule();
  }

  join(options: CommandConsumerOptions, handle: HandleCommands): Consumer {
    const member: Member = { options, handle, inFlight: 0, pausedUntil: 0, stopped: false, onIdle: null };
    this.members.push(member);
    this.schedule();
    return { stop: () => this.leave(member) };
  }

  private async leave(member: Member): Promise<void> {
    if (!member.stopped) {
      member.stopped = true;
      this.members.splice(this.members.indexOf(member), 1);
    }
    if (member.inFlight === 0) return;
    await new Promise<void>((resolve) => {
      const earlier = member.onIdle;
      member.onIdle = () => {
        earlier?.();
        resolve();
      };
    });
  }

  /** In a turn of its own, so that commands sent together are taken together. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      for (const member of this.members) this.feed(member);
    });
  }

  private feed(member: Member): void {
    while (this.waiting.length > 0 && !member.stopped && member.inFlight < member.options.maxInFlight) {
      if (member.pausedUntil > performance.now()) return;
      const batch = this.chaos.disorder(this.waiting.splice(0, member.options.maxBatch));
      member.inFlight += 1;
      void this.deliver(member, batch);
    }
  }

  private async deliver(member: Member, batch: ReceivedCommand[]): Promise<void> {
    try {
      await member.handle(batch);
      if (this.chaos.again()) this.waiting.unshift(...batch);
    } catch {
      // The layer above has said why in its log. Others may take the batch meanwhile.
      this.waiting.unshift(...batch);
      member.pausedUntil = performance.now() + REDELIVERY_PAUSE_MS;
      setTimeout(() => this.schedule(), REDELIVERY_PAUSE_MS + 1).unref();
    }
    member.inFlight -= 1;
    if (member.inFlight === 0) member.onIdle?.();
    this.schedule();
  }
}
