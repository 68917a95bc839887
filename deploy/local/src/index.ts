export type { ManagedProcess } from './managed-process.js';
export type { LocalPostgres } from './local-postgres.js';
export type { Sandbox } from './sandbox-file.js';
export { startSystem, type Line, type LocalSystem, type SystemOptions } from './system.js';
export { APPS, SERVICES, type AppName } from './topology.js';
