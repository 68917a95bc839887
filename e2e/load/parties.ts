import { Client, ok } from '../support/client.js';
import type { Endpoint } from '../support/objects.js';
import { NO_LIMITS, Operator } from '../support/operator.js';
import { type Receiver, startReceiver } from '../support/receiver.js';
import { makeCounterparts } from './counterparts.js';
import type { Gateway, Gateways, Requester } from './patient-client.js';
import type { Random } from './random.js';
import type { Party, RunRecord } from './record.js';

/** A receiver of what one tenant is told on one API, with the secrets to check it by. */
export interface Subscription {
  readonly party: Party;
  readonly api: 'fleexpay' | 'xflow';
  readonly receiver: Receiver;
  /** An Xflow platform has one endpoint for itself and one for its users. */
  readonly secrets: readonly string[];
}

export interface PartiesOptions {
  /** Of the gateways. */
  readonly origins: readonly [string, ...string[]];
  readonly opsKey: string;
  /** How a party asks, given a client for each gateway. */
  readonly requesterOf: (gateways: Gateways) => Requester;
  readonly record: RunRecord;
}

/** How often the receivers answer 500, so that deliveries are repeated without any fault of the system's too. */
const REFUSED_PERCENT = 10;
/** Short, and as many as a long run with a receiver that often refuses may need. */
export const WEBHOOK_RETRY_DELAYS_MS = '200,400,800,1500,2000,2000,3000,3000,3000,3000';
const EVERYTHING = ['*'];

/** A new tenant with a key that no limit stops, told of everything that ever happens to it, and those it deals with. */
export async function newParty({ origins, opsKey, requesterOf, record }: PartiesOptions, name: string, random: Random): Promise<readonly Subscription[]> {
  const operator = new Operator(origins[0], opsKey);
  const tenant = await operator.tenant(name, 'platform');
  const { secret } = await operator.key({ tenant_id: tenant.id, mode: 'test', limits: NO_LIMITS });
  const gatewayOf = (origin: string): Gateway => ({
    fleexpay: new Client(`${origin}/fleexpay/v1`, secret),
    xflow: new Client(`${origin}/xflow/v1`, secret),
    ops: new Client(`${origin}/ops/v1`, opsKey),
  });
  const [first, ...others] = origins;
  const gateways: Gateways = [gatewayOf(first), ...others.map(gatewayOf)];
  const actor = { api: gateways[0].fleexpay, account: tenant.default_accounts.test, tenantId: tenant.id, liveAccount: tenant.default_accounts.live };
  const alone = { actor, xflow: gateways[0].xflow, requester: requesterOf(gateways) };

  // Before anything of its has happened, so that receivers know every account's numbers from the first on.
  const [fleexpay, xflow] = [await receiver(random), await receiver(random)];
  const write = { path: '/webhook_endpoints', idempotencyKey: random.key(), body: { url: fleexpay.url, events: EVERYTHING } };
  const told = await alone.requester.write<Endpoint>(write);
  const secrets: string[] = [];
  for (const platform of [true, false]) {
    const body = { url: xflow.url, enabled_events: EVERYTHING, platform };
    secrets.push(ok((await alone.requester.write<Endpoint>({ ...write, api: 'xflow', idempotencyKey: random.key(), body })).answer).secret);
  }
  const party = { ...alone, counterparts: await makeCounterparts(alone, random) };
  record.endpoints.push({ party, done: told });
  return [
    { party, api: 'fleexpay', receiver: fleexpay, secrets: [ok(told.answer).secret] },
    { party, api: 'xflow', receiver: xflow, secrets },
  ];
}

function receiver(random: Random): Promise<Receiver> {
  return startReceiver({ statusFor: () => (random.chance(REFUSED_PERCENT) ? 500 : 200) });
}
