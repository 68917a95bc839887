export { accountsDefinition } from './accounts.definition.js';
export { type AccountsDeps } from './accounts.deps.js';
export { AccountsModule } from './accounts.module.js';
export { accountsRows } from './read/accounts.projection.js';
export { type AccountsReadDeps, PgAccountsQueries } from './read/accounts.queries.js';
export { accountsService } from './accounts.service.js';
