import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Client } from '../support/client.js';

/** A write, as often as it takes: every attempt has the same key and the same bytes. */
export interface Write {
  readonly path: string;
  readonly body: object;
  readonly idempotencyKey: string;
}

/** A write that was answered, and how many attempts it took. */
export interface Answered<Body> extends Write {
  readonly answer: Answer<Body>;
  readonly attempts: number;
}

/** What no client should ever see: it is collected and fails the run. */
export interface Complaint {
  readonly write: Write;
  readonly what: string;
}

const GIVE_UP_MS = 120_000;
const PAUSE_MS = 40;

/**
 * Repeats a write until it is answered: over broken connections, refused ones and 503s, which must say when to come
 * back. Throws when there is no answer for two minutes.
 */
export class PatientClient {
  readonly client: Client;

  constructor(
    client: Client,
    private readonly complain: (complaint: Complaint) => void,
  ) {
    this.client = client;
  }

  async write<Body>(write: Write): Promise<Answered<Body>> {
    const deadline = Date.now() + GIVE_UP_MS;
    for (let attempts = 1; Date.now() < deadline; attempts += 1) {
      const answer = await this.attempt<Body>(write);
      if (answer !== null && answer.status < 500) return { ...write, answer, attempts };
      if (answer !== null) this.judge(write, answer);
      await sleep(PAUSE_MS);
    }
    throw new Error(`${write.path} with key ${write.idempotencyKey} was not answered within ${GIVE_UP_MS} ms`);
  }

  private async attempt<Body>({ path, body, idempotencyKey }: Write): Promise<Answer<Body> | null> {
    try {
      return await this.client.post<Body>(path, body, { idempotencyKey });
    } catch (error) {
      // What `fetch` throws when the connection broke or nobody listens; anything else is a fault of this program.
      if (error instanceof TypeError) return null;
      throw error;
    }
  }

  private judge(write: Write, { status, headers, text }: Answer<unknown>): void {
    if (status !== 503) this.complain({ write, what: `answered ${status}: ${text}` });
    else if (!/^[1-9]\d*$/.test(headers.get('retry-after') ?? '')) this.complain({ write, what: `answered 503 without Retry-After: ${text}` });
  }
}
