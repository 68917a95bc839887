import type { LoggerService } from '@nestjs/common';
import type { Logger } from '@corridor/runtime';

/** Nest's own lines, in the process's log. What it says while it builds the application is for debugging only. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.logger.debug({ rest }, String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error({ rest, err: message instanceof Error ? message : undefined }, String(message));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.logger.warn({ rest }, String(message));
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.logger.debug({ rest }, String(message));
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.logger.trace({ rest }, String(message));
  }
}
