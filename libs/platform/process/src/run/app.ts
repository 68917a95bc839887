import { inspect } from 'node:util';
import { ConfigError, type Environment } from '@corridor/runtime';
import type { z } from 'zod';
import { StartCancelled } from './until-reachable.js';

/** A program: what it reads from its environment, and how it starts. */
export interface App {
  readonly name: string;
  readonly environment: z.ZodObject;
  /** Resolves when it takes work. Signals end it from the beginning on. */
  start(env: Environment): Promise<Running>;
}

export interface Running {
  /** Where its HTTP plane listens. */
  readonly origin: string;
  /** What SIGTERM does, without ending the process; resolves to the exit code. */
  stop(): Promise<number>;
}

/** The whole of a `main.ts`. */
export async function run(app: App): Promise<void> {
  try {
    await app.start(process.env);
  } catch (error) {
    // A signal is at work already, and ends the process with its own code.
    if (error instanceof StartCancelled) return;
    process.stderr.write(`${error instanceof ConfigError ? error.message : inspect(error)}\n`);
    process.exit(1);
  }
}
