import type { z } from 'zod';
import { ConfigError, type ConfigProblem } from './config-error.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration from environment variables, once, at boot. Unknown variables are ignored. A variable that is
 * set to nothing counts as not set, because Compose and Helm pass optional variables on as empty strings.
 *
 * @throws {ConfigError} that names every bad variable, not only the first, so that one restart is enough to fix them.
 */
export function loadConfig<Schema extends z.ZodObject>(schema: Schema, env: Environment = process.env): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new ConfigError(result.error.issues.map((issue) => problemOf(issue, given)));
}

function problemOf(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): ConfigProblem {
  const variable = String(issue.path[0] ?? 'the environment');
  const value = given[variable];
  if (issue.path.length === 1 && value === undefined) return { variable, problem: 'is required but not set' };
  return { variable, problem: withoutValue(issue.message, value) };
}

/** Shorter values occur in any sentence by chance, and a password of three letters is no secret anyway. */
const SHORTEST_SECRET_LENGTH = 4;

/** A schema's own message may quote the input. The input may be a password, so it is cut out whatever it is. */
function withoutValue(message: string, value: string | undefined): string {
  if (value === undefined || value.length < SHORTEST_SECRET_LENGTH) return message;
  return message.replaceAll(value, '[value]');
}
