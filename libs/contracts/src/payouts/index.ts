export * from './views.js';
export * from './reports.js';
export * from './commands.js';
export * from './schedule.js';
export * from './automatic.js';
export * from './listed.js';
export * from './events.js';
export * from './queries.js';
