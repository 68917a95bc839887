import { resolve } from 'node:path';
import { isFree } from '@corridor/deploy/processes';
import { startArguments } from './arguments.js';
import { startKafka } from './cluster.js';

try {
  const { dataDir, brokers, ports } = startArguments(process.argv.slice(2));
  for (const port of ports.flatMap((pair) => [pair.broker, pair.controller])) {
    if (!(await isFree(port))) throw new Error(`Port ${port} is taken; choose others with --port`);
  }
  const { bootstrap } = await startKafka({ dataDir: resolve(dataDir), brokers, ports, outlivesUs: true });
  console.log(`Kafka runs at ${bootstrap.join(',')} on ${dataDir}. npm run kafka:stop stops it; the data stays.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
