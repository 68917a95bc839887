export { ConfigError, type ConfigProblem } from './config/config-error.js';
export { bool, commaList, durationMs, msList, networkList, port, urlOf, type UrlKind } from './config/fields.js';
export { loadConfig, type Environment } from './config/load-config.js';
export { logContext, withLogContext, type LogContext } from './logs/log-context.js';
export { createLogger, type Logger, type LoggerOptions, type LogLevel } from './logs/logger.js';
export { redactText } from './logs/redact.js';
export { createMetrics, Metrics, type HistogramDefinition, type MetricDefinition } from './metrics/metrics.js';
export { Health, type Readiness, type ReadinessCheck } from './health/health.js';
export { Shutdown, type ShutdownOptions, type ShutdownPhase, type ShutdownStep } from './shutdown/shutdown.js';
export { createPool, type Pool, type PoolClient, type PoolOptions } from './postgres/pool.js';
export { isInfrastructureError } from './postgres/infrastructure-error.js';
export { migrate, MigrationError, type MigrateOptions, type Migration } from './postgres/migrate.js';
export { TimeoutError, within } from './within.js';
export {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './embedded-postgres/embedded-postgres.js';
export { attachEmbeddedPostgres } from './embedded-postgres/attach.js';
export { FolderInUseError, lockFolder } from './embedded-postgres/folder-lock.js';
export { freePort } from './embedded-postgres/free-port.js';
export { commandLine, isAlive } from './embedded-postgres/process-identity.js';
