import { join, resolve } from 'node:path';
import { ConfigError, createLogger, FolderInUseError, startEmbeddedPostgres } from '@corridor/runtime';
import { readConfig } from './config.js';
import { greeting } from './greeting.js';

try {
  const config = readConfig(process.env);
  const dataDir = resolve(config.CORRIDOR_DATA_DIR);
  const logger = createLogger({ name: 'corridor', level: config.LOG_LEVEL });
  const postgres = startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres'), onLog: (line) => logger.info(line) });
  postgres.catch(() => undefined);
  // Loading the application takes about as long as PostgreSQL takes to start: both at once halves the wait.
  const { start } = await import('./start.js');
  console.log(greeting(await start({ config, dataDir, logger, postgres }), config.CORRIDOR_DATA_DIR));
} catch (error) {
  const expected = error instanceof ConfigError || error instanceof FolderInUseError;
  console.error(expected ? error.message : error);
  process.exit(1);
}
