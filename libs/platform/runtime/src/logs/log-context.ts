import { AsyncLocalStorage } from 'node:async_hooks';

/** What every line written during one request or message carries. */
export type LogContext = Readonly<Record<string, string | number | boolean | undefined>>;

const storage = new AsyncLocalStorage<LogContext>();

/** Runs `fn` so that every log line under it, however many awaits away, carries `context`. Contexts nest and add up. */
export function withLogContext<T>(context: LogContext, fn: () => T): T {
  return storage.run({ ...storage.getStore(), ...context }, fn);
}

/** The context of the running request or message; empty outside one. */
export function logContext(): LogContext {
  return storage.getStore() ?? {};
}
