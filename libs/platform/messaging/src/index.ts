export * from './port/driver.js';
export * from './port/command-bus.js';
export * from './port/handling.js';
export * from './port/service.js';
