import { parseArgs } from 'node:util';
import type { KafkaPorts } from './server-properties.js';

export const DEFAULT_DATA_DIR = '.corridor/kafka';
/** Kafka's own; the next brokers and all controllers follow. */
const FIRST_PORT = 9_092;

export interface StartArguments {
  readonly dataDir: string;
  readonly brokers: 1 | 3;
  readonly ports: readonly KafkaPorts[];
}

/** What `kafka:start` was told. Throws with a sentence for the user when that makes no sense. */
export function startArguments(args: readonly string[]): StartArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      brokers: { type: 'string', default: '1' },
      'data-dir': { type: 'string', default: DEFAULT_DATA_DIR },
      port: { type: 'string', default: String(FIRST_PORT) },
    },
  });
  const brokers = brokersOf(values.brokers);
  return { dataDir: values['data-dir'], brokers, ports: portsFrom(values.port, brokers) };
}

/** Brokers listen on `first` and the ports after it, controllers on those after the brokers'. */
function portsFrom(first: string, brokers: number): KafkaPorts[] {
  const port = /^\d{4,5}$/.test(first) ? Number(first) : Number.NaN;
  if (!(port >= 1_024 && port + 2 * brokers <= 65_536)) throw new Error(`--port must be a port from 1024 on, not ${first}`);
  return Array.from({ length: brokers }, (_, index) => ({ broker: port + index, controller: port + brokers + index }));
}

function brokersOf(text: string): 1 | 3 {
  if (text === '1') return 1;
  if (text === '3') return 3;
  throw new Error(`--brokers must be 1 or 3, not ${text}`);
}
