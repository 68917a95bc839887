import type { Command, Reply } from '@corridor/contracts';
import type { Logger } from '@corridor/runtime';
import { Stopped } from '../loops/pause.js';
import type { ParkedMessages } from '../parking/parked-messages.js';
import type { ReceivedCommand } from '../port/driver.js';
import { decodeCommand, encode } from '../wire/encoding.js';

export interface ReadCommand {
  readonly command: Command;
  readonly received: ReceivedCommand;
}

/** The edge between the transport's text and commands. */
export class CommandIntake {
  constructor(private readonly options: { readonly topic: string; readonly parked: ParkedMessages; readonly logger: Logger }) {}

  /** The commands of a batch. `parked` resolves when those that nobody can read are set aside. */
  read(batch: readonly ReceivedCommand[]): { commands: ReadCommand[]; parked: Promise<unknown> } {
    const commands: ReadCommand[] = [];
    const parking: Promise<void>[] = [];
    for (const received of batch) {
      try {
        commands.push({ command: decodeCommand(received.value), received });
      } catch (err) {
        parking.push(this.park(received, err));
      }
    }
    return { commands, parked: Promise.all(parking) };
  }

  /** Sends the reply when it is there. Without one the sender hears nothing, and finds out by repeating. */
  answer(received: ReceivedCommand, reply: Promise<Reply<unknown, unknown>>): void {
    void reply.then(
      (known) => received.reply(encode(known)),
      (err: unknown) => {
        if (!(err instanceof Stopped)) this.options.logger.error({ err }, 'a command got no reply');
      },
    );
  }

  private async park(received: ReceivedCommand, err: unknown): Promise<void> {
    const { topic, parked, logger } = this.options;
    logger.error({ err, topic }, 'a command that nobody can read is parked');
    await parked.parkUnreadable(topic, received, err);
    received.reply(encode({ kind: 'failed' }));
  }
}
