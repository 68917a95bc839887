import { join } from 'node:path';
import type { Sandbox } from './sandbox-file.js';

/** What the terminal shows once everything runs. */
export function greeting(sandbox: Sandbox, dataDir: string): string {
  const { origin } = new URL(sandbox.fleexpay.base_url);
  return `
Corridor is running in test mode.

  FleexPay API     ${sandbox.fleexpay.base_url}
  reference        ${origin}/fleexpay/docs
  Xflow API        ${sandbox.xflow.base_url}
  reference        ${origin}/xflow/docs
  operations       ${origin}/ops/v1

  account          ${sandbox.account_id}, or ${sandbox.platform_account_id} to the Xflow API
  secret key       ${sandbox.secret_key}
  publishable key  ${sandbox.publishable_key}
  operator's key   ${sandbox.ops_key}

These are kept in ${join(dataDir, 'sandbox.json')}. Ctrl-C stops it; the data stays.
`;
}
