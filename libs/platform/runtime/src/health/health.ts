import { redactText } from '../logs/redact.js';
import { within } from '../within.js';

export type ReadinessCheck = () => Promise<void>;

export interface Readiness {
  readonly ready: boolean;
  /** By name: `ok`, or what is wrong. */
  readonly checks: Record<string, string>;
}

interface Registered {
  readonly check: ReadinessCheck;
  running: Promise<void> | undefined;
}

const DEFAULT_TIMEOUT_MS = 1_000;

/**
 * Says whether this process lives and whether it should be sent work. Liveness looks at nothing outside: restarting a
 * process because its database is away helps nobody. Readiness asks every registered dependency.
 */
export class Health {
  private readonly checks = new Map<string, Registered>();
  private readonly timeoutMs: number;
  private draining = false;

  constructor({ timeoutMs = DEFAULT_TIMEOUT_MS }: { readonly timeoutMs?: number } = {}) {
    this.timeoutMs = timeoutMs;
  }

  /** Adds a dependency: `check` resolves when it can be used and rejects with the reason when not. */
  addReadiness(name: string, check: ReadinessCheck): void {
    if (this.checks.has(name)) throw new Error(`There is already a readiness check called ${name}`);
    this.checks.set(name, { check, running: undefined });
  }

  /** From now on not ready, for good: the first step of a shutdown. */
  beginDraining(): void {
    this.draining = true;
  }

  live(): { readonly live: true } {
    return { live: true };
  }

  /** Asks all dependencies at once; one that does not answer within the timeout (1 s) counts as not ready. */
  async ready(): Promise<Readiness> {
    const results = await Promise.all([...this.checks].map(async ([name, entry]) => [name, await this.ask(entry)] as const));
    const checks: Record<string, string> = Object.fromEntries(results);
    if (this.draining) checks['shutdown'] = 'draining';
    return { ready: Object.values(checks).every((result) => result === 'ok'), checks };
  }

  private async ask(entry: Registered): Promise<string> {
    // A probe that hangs is asked once, not once per poll: a probe every second must not pile up connections.
    entry.running ??= Promise.resolve()
      .then(entry.check)
      .finally(() => {
        entry.running = undefined;
      });
    try {
      await within(this.timeoutMs, 'the check', entry.running);
      return 'ok';
    } catch (error) {
      return redactText(reasonOf(error));
    }
  }
}

/** A host name with several addresses that all refuse comes as an error without a message, but with a code. */
function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'failed';
  const { message, code } = error as Readonly<Record<'message' | 'code', unknown>>;
  return [message, code].find((text): text is string => typeof text === 'string' && text !== '') ?? 'failed';
}
