import { bool, msList, networkList } from '@corridor/runtime';
import { z } from 'zod';
import { DELIVERIES_KEPT_DAYS, type WebhooksDeps } from '../webhooks.deps.js';

const MOST_KEPT_DAYS = 3_660;

/** What this service reads from its environment. */
export const webhooksSettings = {
  /** Pauses between the attempts to deliver a webhook. */
  WEBHOOK_RETRY_DELAYS_MS: msList().optional(),
  /** How many days a settled delivery is kept, and an event with its body. */
  WEBHOOK_KEPT_DAYS: z.coerce.number().int().min(1).max(MOST_KEPT_DAYS).default(DELIVERIES_KEPT_DAYS),
  /** CIDR ranges that webhooks may go to although they are private. */
  WEBHOOK_ALLOWED_NETWORKS: networkList().default([]),
  /** For a sandbox: webhooks may go to this machine, over http too. */
  WEBHOOK_ALLOW_LOOPBACK: bool().default(false),
};

export type WebhooksSettings = z.output<z.ZodObject<typeof webhooksSettings>>;

export function deliveryOf(settings: WebhooksSettings): Pick<WebhooksDeps, 'addresses' | 'retryDelaysMs' | 'deliveriesKeptDays'> {
  const { WEBHOOK_RETRY_DELAYS_MS: retryDelaysMs, WEBHOOK_ALLOWED_NETWORKS: allowedNetworks, WEBHOOK_ALLOW_LOOPBACK: allowLoopbackHttp } = settings;
  const { WEBHOOK_KEPT_DAYS: deliveriesKeptDays } = settings;
  return { addresses: { allowLoopbackHttp, allowedNetworks }, deliveriesKeptDays, ...(retryDelaysMs === undefined ? {} : { retryDelaysMs }) };
}
