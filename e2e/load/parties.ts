import { Client, ok } from '../support/client.js';
import type { Endpoint } from '../support/objects.js';
import { NO_LIMITS, Operator } from '../support/operator.js';
import { type Receiver, startReceiver } from '../support/receiver.js';
import type { Clients, Requester } from './patient-client.js';
import type { Random } from './random.js';
import type { Party, RunRecord } from './record.js';

/** A receiver of one tenant's webhooks, with the secret to check them by. */
export interface Subscription {
  readonly party: Party;
  readonly receiver: Receiver;
  readonly secret: string;
}

export interface PartiesOptions {
  /** Of the gateways. */
  readonly origins: readonly [string, ...string[]];
  readonly opsKey: string;
  /** How a party asks, given a client for each gateway. */
  readonly requesterOf: (clients: Clients) => Requester;
}

/** How often the receivers answer 500, so that deliveries are repeated without any fault of the system's too. */
const REFUSED_PERCENT = 10;
/** Short, and as many as a long run with a receiver that often refuses may need. */
export const WEBHOOK_RETRY_DELAYS_MS = '200,400,800,1500,2000,2000,3000,3000,3000,3000';

/** A new tenant with a key that no limit stops. */
export async function newParty({ origins, opsKey, requesterOf }: PartiesOptions, name: string): Promise<Party> {
  const operator = new Operator(origins[0], opsKey);
  const tenant = await operator.tenant(name);
  const { secret } = await operator.key({ tenant_id: tenant.id, mode: 'test', limits: NO_LIMITS });
  const clientOf = (origin: string) => new Client(`${origin}/fleexpay/v1`, secret);
  const [first, ...others] = origins;
  const clients: Clients = [clientOf(first), ...others.map(clientOf)];
  const actor = { api: clients[0], account: tenant.default_accounts.test, tenantId: tenant.id, liveAccount: tenant.default_accounts.live };
  return { actor, requester: requesterOf(clients) };
}

/** Gives a party, before anything of its has happened, an endpoint that is told everything that this load makes. */
export async function subscribe(party: Party, record: RunRecord, random: Random): Promise<Subscription> {
  const receiver = await startReceiver({ statusFor: () => (random.chance(REFUSED_PERCENT) ? 500 : 200) });
  const body = { url: receiver.url, events: ['deposit.completed', 'conversion.settled'] };
  const done = await party.requester.write<Endpoint>({ path: '/webhook_endpoints', body, idempotencyKey: random.key() });
  record.endpoints.push({ party, done });
  return { party, receiver, secret: ok(done.answer).secret };
}
