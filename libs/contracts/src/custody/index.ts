export * from './networks.js';
export * from './views.js';
export * from './movements.js';
export * from './commands.js';
export * from './movement-commands.js';
export * from './events.js';
export * from './queries.js';
export * from './event-versions.js';
