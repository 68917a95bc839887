import { existsSync, realpathSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { endLeftover, leftoverOf } from '@corridor/deploy/processes';
import { pidFileOf } from './broker.js';
import { brokerFolder, readClusterFile } from './cluster-file.js';

/** A node of three that stops last has no controllers left to hand over to, and would wait for them for minutes. */
const STOP_TIMEOUT_MS = 10_000;
const POLL_MS = 50;

/** Stops the brokers on a folder, whoever started them. Returns how many ran. */
export async function stopKafka(folder: string): Promise<number> {
  if (!existsSync(folder)) return 0;
  const dataDir = realpathSync(folder);
  const count = readClusterFile(dataDir)?.brokers ?? 0;
  const pidFiles = Array.from({ length: count }, (_, index) => pidFileOf(brokerFolder(dataDir, index + 1)));
  const running = pidFiles.filter((pidFile) => leftoverOf(pidFile) !== null);
  for (const pidFile of running) signal(leftoverOf(pidFile));
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  while (running.some((pidFile) => leftoverOf(pidFile) !== null) && Date.now() < deadline) await sleep(POLL_MS);
  await Promise.all(pidFiles.map(endLeftover));
  return running.length;
}

function signal(pid: number | null): void {
  try {
    if (pid !== null) process.kill(pid, 'SIGTERM');
  } catch (error) {
    // It ended between the two looks.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
