import { commaList, durationMs, loadConfig, msList, networkList, port } from '@corridor/runtime';
import { payoutsSettings } from '@corridor/services/payouts';
import { collectionsSettings } from '@corridor/services/collections';
import { apiSettings } from '@corridor/surfaces/gateway';
import { z } from 'zod';
import { firstSettings } from './first-settings.js';

/** Everything that the single process reads from its environment. */
const schema = z.object({
  /** 0 takes a free one; sandbox.json says which. */
  PORT: port().default(8080),
  /** Loopback unless told otherwise; on any other address plain HTTP is refused unless a trusted proxy vouches for TLS. */
  HOST: z.string().min(1).default('localhost'),
  ...firstSettings,
  TRUSTED_PROXIES: commaList().default([]),
  ...apiSettings,
  /** How long a quote's rate is locked. */
  QUOTE_LOCK_MS: durationMs().default(30_000),
  QUOTE_FEE_BASIS_POINTS: z.coerce.number().int().min(0).max(10_000).default(5),
  QUOTE_SPREAD_BASIS_POINTS: z.coerce.number().int().min(0).max(10_000).default(0),
  ...collectionsSettings,
  /** How long simulated verifications, rails and chains take. */
  SANDBOX_DELAY_MS: durationMs().default(5_000),
  PAYOUT_FEES: payoutsSettings.PAYOUT_FEES,
  /** Pauses between the attempts to deliver a webhook. */
  WEBHOOK_RETRY_DELAYS_MS: msList().optional(),
  /** CIDR ranges that webhooks may go to although they are private. */
  WEBHOOK_ALLOWED_NETWORKS: networkList().default([]),
  /** How many days a settled delivery is kept after its event. */
  WEBHOOK_KEPT_DAYS: z.coerce.number().int().min(1).max(3_660).default(90),
  /** The sanctions list of live mode, and the likeness (1 to 100) from which on a beneficiary is reviewed and rejected. */
  SCREENING_LIST: z.string().min(1).optional(),
  SCREENING_REVIEW_SCORE: z.coerce.number().int().min(1).max(100).default(82),
  SCREENING_REJECT_SCORE: z.coerce.number().int().min(1).max(100).default(95),
  /** Pause between failing readiness and closing the listener, for load balancers to notice. */
  DRAIN_DELAY_MS: durationMs().default(0),
});

export type StandaloneConfig = z.output<typeof schema>;

/** @throws {ConfigError} that names each variable that is wrong */
export function readConfig(env: NodeJS.ProcessEnv): StandaloneConfig {
  return loadConfig(schema, env);
}
