import { join } from 'node:path';
import type { LocalSystem } from './system.js';

/** What the terminal shows once everything runs. */
export function greeting({ origins, sandbox, kafka, processes }: LocalSystem, dataDir: string): string {
  const [origin = ''] = origins;
  return `
Corridor is running in test mode: ${processes.length} processes on PostgreSQL and Kafka.

  FleexPay API     ${sandbox.fleexpay.base_url}
  reference        ${origin}/fleexpay/docs
  Xflow API        ${sandbox.xflow.base_url}
  reference        ${origin}/xflow/docs
  operations       ${origin}/ops/v1
  gateways         ${origins.join('  ')}
  Kafka            ${kafka.bootstrap.join(',')}

  account          ${sandbox.account_id}, or ${sandbox.platform_account_id} to the Xflow API
  secret key       ${sandbox.secret_key}
  publishable key  ${sandbox.publishable_key}
  operator's key   ${sandbox.ops_key}

These are kept in ${join(dataDir, 'sandbox.json')}. Ctrl-C stops everything; the data stays.
`;
}
