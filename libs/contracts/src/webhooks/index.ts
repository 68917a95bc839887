export * from './views.js';
export * from './commands.js';
export * from './events.js';
export * from './queries.js';
export * from './dialect.js';
export * from './event-versions.js';
