export * from './views.js';
export * from './commands.js';
export * from './allocations.js';
export * from './events.js';
export * from './queries.js';
