import { execFile } from 'node:child_process';
import { repositoryRoot } from '../support/repository.js';
import type { Report } from '../checks/report.js';

const TIMEOUT_MS = 300_000;

/** The operator's own verification of the hash chain, sums, running balances and projections, on the run's data. */
export async function checkLedger(dataDir: string, report: Report): Promise<void> {
  const { code, output } = await new Promise<{ readonly code: number; readonly output: string }>((resolve) => {
    const env = { ...process.env, CORRIDOR_DATA_DIR: dataDir };
    const options = { cwd: repositoryRoot(), env, timeout: TIMEOUT_MS, maxBuffer: 64 * 1024 * 1024 };
    execFile('npm', ['run', '--silent', 'ledger:verify'], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : 1, output: stdout + stderr });
    });
  });
  const last = output.trim().split('\n').at(-1) ?? '';
  report.check('ledger:verify finds nothing wrong', code === 0 ? [] : output.trim().split('\n').slice(-5), last);
}
