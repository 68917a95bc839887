import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';

const PATIENCE_MS = 120_000;
const REQUEST_TIMEOUT_MS = 30_000;
const PAUSE_MS = 500;

export interface OperatorOptions {
  /** Of a gateway. */
  readonly origin: string;
  readonly opsKey: string;
}

export interface OperatorCall<Schema extends z.ZodType> {
  readonly path: string;
  readonly body: object;
  readonly answer: Schema;
  readonly idempotencyKey?: string;
}

/** Asks for what an operator may. An answer that says "not now" is asked for again, for a while. */
export async function askAsOperator<Schema extends z.ZodType>({ origin, opsKey }: OperatorOptions, call: OperatorCall<Schema>): Promise<z.output<Schema>> {
  const { path, body, answer: schema, idempotencyKey } = call;
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await post(`${origin}/ops/v1${path}`, body, {
      authorization: `Bearer ${opsKey}`,
      'content-type': 'application/json',
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    });
    if (answer.status < 300) return schema.parse(JSON.parse(answer.text));
    if (answer.status < 500 || Date.now() > deadline) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
    await sleep(PAUSE_MS);
  }
}

async function post(url: string, body: object, headers: Record<string, string>): Promise<{ readonly status: number; readonly text: string }> {
  try {
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
    return { status: answer.status, text: await answer.text() };
  } catch (error) {
    return { status: 503, text: error instanceof Error ? error.message : String(error) };
  }
}
