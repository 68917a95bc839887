import 'reflect-metadata';
import { ConfigError, FolderInUseError } from '@corridor/runtime';
import { greeting } from './greeting.js';
import { readConfig } from './config.js';
import { start } from './start.js';

try {
  const config = readConfig(process.env);
  console.log(greeting(await start(config), config.CORRIDOR_DATA_DIR));
} catch (error) {
  const expected = error instanceof ConfigError || error instanceof FolderInUseError;
  console.error(expected ? error.message : error);
  process.exit(1);
}
