export * from './views.js';
export * from './reports.js';
export * from './commands.js';
export * from './schedule.js';
export * from './fee-transfers.js';
export * from './events.js';
export * from './queries.js';
