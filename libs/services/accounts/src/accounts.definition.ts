import type { ServiceDefinition } from '@corridor/messaging';
import type { AccountsDeps } from './accounts.deps.js';
import { ACCOUNTS_MIGRATIONS } from './accounts.migrations.js';
import { revocationProcess } from './accounts.process.js';

/** What the host of the accounts service needs to know beside its handlers. */
export function accountsDefinition(deps: AccountsDeps): ServiceDefinition {
  return { name: 'accounts', migrations: ACCOUNTS_MIGRATIONS, process: revocationProcess(deps) };
}
