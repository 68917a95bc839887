import { join, resolve } from 'node:path';
import { ConfigError, createLogger, type EmbeddedPostgres, FolderInUseError, startEmbeddedPostgres } from '@corridor/runtime';
import type { StandaloneConfig } from './config.js';
import { openDatabase } from './database.js';
import { readFirstSettings } from './first-settings.js';
import { greeting } from './greeting.js';

try {
  const { CORRIDOR_DATA_DIR: folder, LOG_LEVEL: level } = readFirstSettings(process.env);
  const dataDir = resolve(folder);
  const logger = createLogger({ name: 'corridor', level });
  // Loading the application takes about as long as PostgreSQL takes to start and to make a database: both at once halves the wait.
  const postgres = startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres'), onLog: (line) => logger.info(line) });
  const database = postgres.then(({ connectionString }) => openDatabase(connectionString));
  for (const starting of [postgres, database]) starting.catch(() => undefined);
  const config = await configBeside(postgres);
  const { start } = await import('./start.js');
  console.log(greeting(await start({ config, dataDir, logger, postgres, database }), folder));
} catch (error) {
  const expected = error instanceof ConfigError || error instanceof FolderInUseError;
  console.error(expected ? error.message : error);
  process.exit(1);
}

/** PostgreSQL would outlive a process that just exits over a wrong variable. */
async function configBeside(postgres: Promise<EmbeddedPostgres>): Promise<StandaloneConfig> {
  try {
    const { readConfig } = await import('./config.js');
    return readConfig(process.env);
  } catch (error) {
    await postgres.then((running) => running.stop(), () => undefined);
    throw error;
  }
}
