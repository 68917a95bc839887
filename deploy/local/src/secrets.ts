import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { readPrivateFile, writePrivateFile } from './private-file.js';

const TOKEN_BYTES = 32;
const OPS_KEY_BYTES = 24;
const PERSONAL_DATA_KEY_BYTES = 32;
const SEALING_KEY_BYTES = 32;

const newPersonalDataKey = () => randomBytes(PERSONAL_DATA_KEY_BYTES).toString('hex');

// Folders from before there were customers have no key for their data.
const schema = z.object({ internal_token: z.string(), ops_key: z.string(), personal_data_key: z.string().default(newPersonalDataKey), custody_sealing_key: z.string().optional() });

export interface Secrets {
  /** What processes show each other. */
  readonly internalToken: string;
  readonly opsKey: string;
  /** Seals the seed of the sandbox's wallets, in hexadecimal digits. */
  readonly sealingKey: string;
  readonly opsKeyHash: string;
  /** Wraps the keys of customers' personal data. */
  readonly personalDataKey: string;
}

/** Made on the first start and kept, because what is known to others must not change. */
export function secretsOf(dataDir: string): Secrets {
  const path = join(dataDir, 'secrets.json');
  const known = readPrivateFile(path, schema) ?? {
    internal_token: randomBytes(TOKEN_BYTES).toString('base64url'),
    ops_key: `ops_${randomBytes(OPS_KEY_BYTES).toString('hex')}`,
    personal_data_key: newPersonalDataKey(),
  };
  const sealingKey = known.custody_sealing_key ?? randomBytes(SEALING_KEY_BYTES).toString('hex');
  const kept = { ...known, custody_sealing_key: sealingKey };
  writePrivateFile(path, kept);
  const opsKeyHash = createHash('sha256').update(kept.ops_key).digest('hex');
  return { internalToken: kept.internal_token, opsKey: kept.ops_key, opsKeyHash, personalDataKey: kept.personal_data_key, sealingKey };
}
