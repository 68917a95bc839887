import type { ChildProcess } from 'node:child_process';

const children = new Set<ChildProcess>();
let isListening = false;

/**
 * Kills a child when this process exits, so that it does not outlive whoever started it. One who is killed can't do so;
 * then the child's pid file lets the next start find it.
 */
export function endWithUs(child: ChildProcess): void {
  if (!isListening) {
    process.on('exit', () => children.forEach((living) => living.kill('SIGKILL')));
    isListening = true;
  }
  children.add(child);
  child.once('exit', () => children.delete(child));
}
