import { isUuid } from '@corridor/contracts';
import { checkSasl, instanceUrls, kafkaEnvironment, processEnvironment } from '@corridor/process';
import { commaList } from '@corridor/runtime';
import { apiSettings } from '@corridor/surfaces/gateway';
import { z } from 'zod';

const DEFAULT_PORT = 8080;

/** Everything that a gateway reads from its environment. It has no database. */
export const gatewayEnvironment = z
  .object({
    ...processEnvironment('gateway', { defaultPort: DEFAULT_PORT }),
    ...kafkaEnvironment(),
    ACCOUNTS_URL: instanceUrls(),
    QUOTES_URL: instanceUrls(),
    LEDGER_URL: instanceUrls(),
    COLLECTIONS_URL: instanceUrls(),
    PAYOUTS_URL: instanceUrls(),
    CUSTODY_URL: instanceUrls(),
    WEBHOOKS_URL: instanceUrls(),
    /** SHA-256 (hex) of the operator's key, which itself is in no environment. */
    OPS_KEY_HASH: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits in small letters'),
    /** The tenant that the operator means when a call names none; without it every call has to. */
    DEFAULT_TENANT: z.string().refine(isUuid, 'must be a UUID in small letters').optional(),
    /** Addresses and CIDR ranges of proxies whose word is taken that a client used TLS. */
    TRUSTED_PROXIES: commaList().default([]),
    ...apiSettings,
  })
  .superRefine(checkSasl);

export type GatewayEnvironment = z.output<typeof gatewayEnvironment>;
