export * from './views.js';
export * from './commands.js';
export * from './events.js';
export * from './queries.js';
export * from './request-keeper.js';
export * from './beneficiaries.js';
