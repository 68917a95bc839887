import { createRequire } from 'node:module';

/** What is needed here of the client's queue of requests, which each of its connections has. */
interface RequestQueue {
  readonly pending: readonly unknown[];
  readonly throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  checkPendingRequests(): void;
}

interface RequestQueueClass {
  readonly prototype: RequestQueue & { scheduleCheckPendingRequests?: (this: RequestQueue) => void };
}

/** The client's own pace when requests wait although it is not throttled. */
const LOOK_AGAIN_MS = 10;

/**
 * From its first answer on, each connection of the client looks every millisecond whether requests wait, for ever: a thousand
 * wake-ups a second for nothing, times the connections of all processes. It need only look when something waits; what waits for
 * room is sent by the next answer, so only what is throttled depends on a timer.
 */
export function quietRequestQueues(): void {
  const queue = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as RequestQueueClass;
  if (typeof queue.prototype.scheduleCheckPendingRequests !== 'function') throw new Error('the Kafka client has another queue of requests: see whether it still needs this');
  queue.prototype.scheduleCheckPendingRequests = scheduleCheck;
}

function scheduleCheck(this: RequestQueue): void {
  if (this.pending.length === 0 || this.throttleCheckTimeoutId !== null) return;
  const throttledMs = this.throttledUntil - Date.now();
  this.throttleCheckTimeoutId = setTimeout(
    () => {
      this.throttleCheckTimeoutId = null;
      this.checkPendingRequests();
    },
    throttledMs > 0 ? throttledMs : LOOK_AGAIN_MS,
  );
}
