import { createRequire } from 'node:module';
import { quietRequestQueues } from './quiet-queue.js';

interface Queue {
  pending: unknown[];
  throttledUntil: number;
  checkPendingRequests(): void;
  maybeThrottle(ms: number): void;
  push(request: object): void;
}

const QueueOfClient = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as new (options: object) => Queue;
const NO_LOGGER = { debug: () => undefined, namespace: () => NO_LOGGER };

const aQueue = (maxInFlightRequests: number): Queue =>
  new QueueOfClient({ maxInFlightRequests, requestTimeout: 1_000, enforceRequestTimeout: false, clientId: 'spec', broker: 'spec', logger: NO_LOGGER, isConnected: () => true });

function pushTo(queue: Queue, sent: number[], correlationId: number): void {
  queue.push({ entry: { correlationId }, expectResponse: true, sendRequest: () => sent.push(correlationId) });
}

describe('quietRequestQueues', () => {
  beforeEach(() => {
    quietRequestQueues();
    import.meta.jest.useFakeTimers();
  });
  afterEach(() => import.meta.jest.useRealTimers());

  it('sets no timer while nothing waits', () => {
    aQueue(1).checkPendingRequests();
    expect(import.meta.jest.getTimerCount()).toBe(0);
  });

  it('sends what a throttled connection holds back when the time is over, and then rests', () => {
    const queue = aQueue(5);
    const sent: number[] = [];
    queue.maybeThrottle(300);
    pushTo(queue, sent, 1);
    import.meta.jest.advanceTimersByTime(299);
    expect(sent).toEqual([]);
    import.meta.jest.advanceTimersByTime(2);
    expect(sent).toEqual([1]);
    expect(import.meta.jest.getTimerCount()).toBe(0);
  });

  it('goes on looking while something waits for room', () => {
    const queue = aQueue(1);
    const sent: number[] = [];
    pushTo(queue, sent, 1);
    pushTo(queue, sent, 2);
    import.meta.jest.advanceTimersByTime(50);
    expect(sent).toEqual([1]);
    expect(import.meta.jest.getTimerCount()).toBe(1);
  });
});
