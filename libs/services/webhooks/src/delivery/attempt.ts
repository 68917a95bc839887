import type { WebhookDialect } from '@corridor/contracts/webhooks';
import type { Claimed } from './claim.js';
import type { AttemptResult } from './record-results.js';
import { retryDelayMs } from './schedule.js';
import { type Outgoing, type Sender, TooLateToSend } from './sender.js';

export interface AttemptDeps {
  readonly sender: Pick<Sender, 'post'>;
  /** By id. */
  readonly dialects: ReadonlyMap<string, WebhookDialect>;
  readonly retryDelaysMs: readonly number[];
  now(): Date;
}

/**
 * Attempts a delivery once and says what follows. Never throws: whatever goes wrong is a failed attempt. Null when it was
 * too late to send anything: then another dispatcher has the delivery by now, or will soon.
 */
export async function attempt(deps: AttemptDeps, claimed: Claimed, sendBeforeMs: number): Promise<AttemptResult | null> {
  const attemptedAt = deps.now();
  let sent: Awaited<ReturnType<Sender['post']>>;
  try {
    sent = await deps.sender.post({ ...outgoingOf(deps, claimed, attemptedAt), sendBeforeMs });
  } catch (error) {
    if (error instanceof TooLateToSend) return null;
    // What a surface's code says may quote the secret, so the owner reads no more than this.
    sent = { code: null, durationMs: 0, answer: 'the delivery could not be signed' };
  }
  const measured = { claimed, attemptedAt, answerCode: sent.code, durationMs: sent.durationMs, answer: sent.answer };
  if (sent.code !== null && sent.code >= 200 && sent.code < 300) return { ...measured, status: 'delivered', retryDelayMs: null };
  const delayMs = retryDelayMs(deps.retryDelaysMs, claimed.attemptsMade + 1);
  return { ...measured, status: delayMs === null ? 'exhausted' : 'pending', retryDelayMs: delayMs };
}

/** The same id and body at every attempt, under a fresh time (Standard Webhooks 1.0.0). */
function outgoingOf({ dialects }: AttemptDeps, claimed: Claimed, at: Date): Omit<Outgoing, 'sendBeforeMs'> {
  const dialect = dialects.get(claimed.dialect);
  if (dialect === undefined) throw new Error(`nobody speaks the dialect ${claimed.dialect}`);
  const id = dialect.publicIdOf(claimed.apiEvent);
  const timestamp = Math.floor(at.getTime() / 1_000);
  const headers = {
    ...dialect.sign(claimed.secrets, { id, timestamp, failedAttempts: claimed.attemptsMade, body: claimed.body }),
    'content-type': 'application/json',
    'user-agent': 'Corridor-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-sequence': String(claimed.sequence),
  };
  return { url: claimed.url, headers, body: claimed.body };
}
