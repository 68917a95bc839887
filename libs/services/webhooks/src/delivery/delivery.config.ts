import { bool, msList, networkList } from '@corridor/runtime';
import type { z } from 'zod';
import type { WebhooksDeps } from '../webhooks.deps.js';

/** What this service reads from its environment. */
export const webhooksSettings = {
  /** Pauses between the attempts to deliver a webhook. */
  WEBHOOK_RETRY_DELAYS_MS: msList().optional(),
  /** CIDR ranges that webhooks may go to although they are private. */
  WEBHOOK_ALLOWED_NETWORKS: networkList().default([]),
  /** For a sandbox: webhooks may go to this machine, over http too. */
  WEBHOOK_ALLOW_LOOPBACK: bool().default(false),
};

export type WebhooksSettings = z.output<z.ZodObject<typeof webhooksSettings>>;

export function deliveryOf(settings: WebhooksSettings): Pick<WebhooksDeps, 'addresses' | 'retryDelaysMs'> {
  const { WEBHOOK_RETRY_DELAYS_MS: retryDelaysMs, WEBHOOK_ALLOWED_NETWORKS: allowedNetworks, WEBHOOK_ALLOW_LOOPBACK: allowLoopbackHttp } = settings;
  return { addresses: { allowLoopbackHttp, allowedNetworks }, ...(retryDelaysMs === undefined ? {} : { retryDelaysMs }) };
}
