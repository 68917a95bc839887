import { pino, type DestinationStream, type LevelWithSilent, type Logger as PinoLogger } from 'pino';
import { logContext } from './log-context.js';
import { redactLine } from './redact.js';

export type Logger = PinoLogger;
export type LogLevel = LevelWithSilent;

export interface LoggerOptions {
  /** The service; each line carries it. */
  readonly name: string;
  readonly level?: LogLevel;
  /** Lines are always JSON; whoever wants them prettier pipes them through a formatter. */
  readonly pretty?: false;
  /** Where lines go; stdout unless told otherwise. Written synchronously, so that a crash loses no line. */
  readonly destination?: DestinationStream;
}

/** A JSON logger that masks secrets and mixes in the context of {@link withLogContext}. Times are ISO 8601 UTC. */
export function createLogger({ name, level = 'info', destination }: LoggerOptions): Logger {
  return pino(
    {
      name,
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => ({ ...logContext() }),
      hooks: { streamWrite: redactLine },
    },
    destination ?? pino.destination({ fd: 1, sync: true }),
  );
}
