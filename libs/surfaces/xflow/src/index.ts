export { accountIds as xflowAccountIds } from './ids.js';
export { XflowModule, type XflowOptions } from './xflow.module.js';
export { xflowDialect } from './webhooks/dialect.js';
export { XFLOW } from './name.js';
