export * from './views.js';
export * from './reports.js';
export * from './commands.js';
export * from './events.js';
export * from './queries.js';
export * from './pricing.js';
export * from './processing-fees.js';
export * from './fee-plans.js';
