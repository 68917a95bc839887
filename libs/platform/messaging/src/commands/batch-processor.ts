import type { Command, Reply } from '@corridor/contracts';
import type { Logger } from '@corridor/runtime';
import { failureKind } from '../loops/failure.js';
import { backoffMs, pause, Stopped } from '../loops/pause.js';
import type { HostMetrics } from '../metrics/host-metrics.js';
import type { ParkedMessages } from '../parking/parked-messages.js';
import type { ReceivedCommand } from '../port/driver.js';
import type { CommandBatchHandler } from '../port/service.js';
import { encode } from '../wire/encoding.js';
import type { CommandIntake } from './command-intake.js';

export interface BatchProcessorOptions {
  readonly intake: CommandIntake;
  readonly decideBatch: CommandBatchHandler;
  readonly parked: ParkedMessages;
  readonly metrics: HostMetrics;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

const MOST_FAULTS = 3;
const FAULT_PAUSE = { firstMs: 20, mostMs: 200 };
const INFRASTRUCTURE_PAUSE = { firstMs: 50, mostMs: 2_000 };

/** Hands whole batches to a service that decides them itself, and finds the one command that spoils a batch. */
export class BatchProcessor {
  constructor(private readonly options: BatchProcessorOptions) {}

  async handle(batch: readonly ReceivedCommand[]): Promise<void> {
    const { intake, metrics } = this.options;
    const startedAt = performance.now();
    const { commands, parked } = intake.read(batch);
    // It may fail while the batch is still being decided, when nobody waits for it yet.
    parked.catch(() => undefined);
    const replies = commands.length === 0 ? [] : await this.decide(commands.map(({ command }) => command));
    for (const [at, { command, received }] of commands.entries()) {
      const reply = replies[at] as Reply<unknown, unknown>;
      metrics.commandHandled(command.type, reply.kind, performance.now() - startedAt);
      received.reply(encode(reply));
    }
    await parked;
  }

  async handleOne(command: Command): Promise<Reply<unknown, unknown>> {
    return (await this.decide([command]))[0] as Reply<unknown, unknown>;
  }

  private async decide(commands: readonly Command[]): Promise<readonly Reply<unknown, unknown>[]> {
    const { decideBatch, logger, signal } = this.options;
    for (let waits = 0, faults = 0; ; ) {
      try {
        return await this.parkFailed(complete(await decideBatch(commands), commands), commands);
      } catch (err) {
        if (err instanceof Stopped || signal.aborted) throw new Stopped();
        const kind = failureKind(err);
        logger.warn({ err, kind, commands: commands.length }, 'a batch of commands could not be decided');
        if (kind === 'infrastructure') {
          await pause(backoffMs(waits, INFRASTRUCTURE_PAUSE), signal);
          waits += 1;
          continue;
        }
        if (commands.length > 1) return await this.decideEach(commands);
        faults += 1;
        if (faults >= MOST_FAULTS) return [await this.park(commands[0] as Command, err)];
        await pause(backoffMs(faults, FAULT_PAUSE), signal);
      }
    }
  }

  /** One after another, so that those of one key keep their order. */
  private async decideEach(commands: readonly Command[]): Promise<Reply<unknown, unknown>[]> {
    const replies: Reply<unknown, unknown>[] = [];
    for (const command of commands) replies.push(await this.handleOne(command));
    return replies;
  }

  /** A service that finds the spoiler of its batch by itself answers it `failed`; it is kept like any other. */
  private async parkFailed(replies: readonly Reply<unknown, unknown>[], commands: readonly Command[]): Promise<readonly Reply<unknown, unknown>[]> {
    for (const [at, { kind }] of replies.entries()) {
      if (kind === 'failed') await this.park(commands[at] as Command, new Error('the service could not decide it; its log says why'));
    }
    return replies;
  }

  private async park(command: Command, err: unknown): Promise<Reply<unknown, unknown>> {
    await this.options.parked.parkCommand(command, err);
    return { kind: 'failed' };
  }
}

function complete(replies: readonly Reply<unknown, unknown>[], commands: readonly Command[]): readonly Reply<unknown, unknown>[] {
  if (replies.length !== commands.length) throw new Error(`${commands.length} commands got ${replies.length} replies`);
  return replies;
}
