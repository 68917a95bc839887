export * from './port/driver.js';
export * from './port/command-bus.js';
export * from './port/handling.js';
export * from './port/service.js';
export * from './append-of.js';
export * from './read/keyset-page.js';
