import { startSystem } from '@corridor/deploy/local';
import type { Running } from './running.js';

/** Starts one process of each app, one broker and PostgreSQL, as `npm run start:distributed` does. */
export async function startDistributed(dataDir: string, settings: Readonly<Record<string, string>>): Promise<Running> {
  const system = await startSystem({ dataDir, brokers: 1, env: settings });
  const [origin] = system.origins;
  if (origin === undefined) throw new Error('the system has no gateway');
  return {
    origin,
    opsKey: system.sandbox.ops_key,
    metrics: async () =>
      new Map(await Promise.all(system.processes.map(async (each) => [each.name, await (await fetch(`${each.origin}/metrics`)).text()] as const))),
    stop: () => system.stop(),
  };
}
