import { loadConfig } from '@corridor/runtime';
import { z } from 'zod';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** What PostgreSQL needs to start, apart from all the rest: reading the rest takes the whole application. */
export const firstSettings = {
  CORRIDOR_DATA_DIR: z.string().min(1).default('.corridor'),
  LOG_LEVEL: z.enum(LEVELS).default('warn'),
};

/** @throws {ConfigError} that names each variable that is wrong */
export function readFirstSettings(env: NodeJS.ProcessEnv): { readonly CORRIDOR_DATA_DIR: string; readonly LOG_LEVEL: (typeof LEVELS)[number] } {
  return loadConfig(z.object(firstSettings), env);
}
