export * from './ids.js';
export * from './scope.js';
export * from './amounts.js';
export * from './services.js';
export * from './commands.js';
export * from './events.js';
export * from './pages.js';
export * from './references.js';
