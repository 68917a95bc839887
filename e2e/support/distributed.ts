import { type LocalSystem, startSystem, type SystemOptions } from '@corridor/deploy/local';
import { temporaryFolder } from '@corridor/testing';
import { aloneWithBuild, builtOnce } from './build.js';
import { type Stage, stageOf } from './stage.js';

const LINES_KEPT = 400;

export interface Distributed {
  readonly system: LocalSystem;
  readonly stage: Stage;
}

/** Boots the build as processes of their own on Kafka; on a fresh folder unless given one. A failure shows what was printed. */
export async function bootDistributed(name: string, options: Partial<SystemOptions> = {}): Promise<Distributed> {
  const printed: string[] = [];
  const onLine: SystemOptions['onLine'] = ({ source, text }) => {
    printed.push(`[${source}] ${text}`);
    if (printed.length > LINES_KEPT) printed.shift();
  };
  return aloneWithBuild(async () => {
    await builtOnce();
    try {
      const system = await startSystem({ dataDir: temporaryFolder(name), brokers: 1, onLine, ...options });
      return { system, stage: stageOf({ origin: system.origins[0] ?? '', sandbox: system.sandbox }) };
    } catch (error) {
      throw new Error(`${(error as Error).message}; the processes printed:\n${printed.join('\n')}`, { cause: error });
    }
  });
}
