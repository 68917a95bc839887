export { FleexPayModule, type FleexPayOptions } from './fleexpay.module.js';
export { accountIds, conversionIds, depositIds, endpointIds, eventIds, quoteIds, transactionIds } from './ids.js';
export { fleexpayDialect } from './webhooks/dialect.js';
export { DIALECT as FLEEXPAY } from './webhooks/event-types.js';
