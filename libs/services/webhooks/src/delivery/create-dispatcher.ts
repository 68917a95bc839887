import { DELIVERY_DEFAULTS, type WebhooksDeps } from '../webhooks.deps.js';
import { AddressPolicy } from './address-policy.js';
import { Dispatcher } from './dispatcher.js';
import { nameServerResolve } from './lookup.js';
import { RETRY_DELAYS_MS } from './schedule.js';
import { Sender } from './sender.js';

export interface RunningDispatcher {
  start(): void;
  wake(): void;
  stop(): Promise<void>;
}

/** A dispatcher with a sender of its own, as the service's configuration says. */
export function createDispatcher(deps: WebhooksDeps): RunningDispatcher {
  const options = { ...DELIVERY_DEFAULTS, ...deps.delivery };
  const policy = new AddressPolicy(deps.addresses);
  const sender = new Sender({ policy, resolve: deps.resolve ?? nameServerResolve(), timeoutMs: options.timeoutMs });
  const dispatcher = new Dispatcher({
    tables: { pool: deps.pool, schema: deps.schema },
    attempts: {
      sender,
      dialects: new Map(deps.dialects.map((dialect) => [dialect.id, dialect])),
      retryDelaysMs: deps.retryDelaysMs ?? RETRY_DELAYS_MS,
      now: () => deps.now(),
    },
    options,
    onError: (error) => deps.onDeliveryError?.(error),
  });
  return {
    start: () => dispatcher.start(),
    wake: () => dispatcher.wake(),
    async stop() {
      await dispatcher.stop();
      sender.close();
    },
  };
}
