export * from './accounts.js';
export * from './payments.js';
export * from './commands.js';
export * from './events.js';
export * from './queries.js';
export * from './statements.js';
export * from './event-versions.js';
