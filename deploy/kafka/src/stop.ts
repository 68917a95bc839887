import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_DATA_DIR } from './arguments.js';
import { stopKafka } from './stop-kafka.js';

try {
  const { values } = parseArgs({ options: { 'data-dir': { type: 'string', default: DEFAULT_DATA_DIR } } });
  const dataDir = values['data-dir'];
  const stopped = await stopKafka(resolve(dataDir));
  console.log(stopped === 0 ? `No Kafka runs on ${dataDir}.` : `Kafka on ${dataDir} has stopped; the data stays.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
