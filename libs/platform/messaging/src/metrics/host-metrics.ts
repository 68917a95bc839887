import type { Metrics } from '@corridor/runtime';

/** What a host counts. Durations in milliseconds. */
export interface HostMetrics {
  commandHandled(type: string, result: string, durationMs: number): void;
  parked(count: number): void;
  /** Events that are in the log and not yet published. */
  relayLag(events: number): void;
  oldestUnpublished(ageMs: number): void;
  timersDue(count: number): void;
  /** Intents that have not ended. */
  openIntents(count: number): void;
}

export const noMetrics: HostMetrics = {
  commandHandled: () => undefined,
  parked: () => undefined,
  relayLag: () => undefined,
  oldestUnpublished: () => undefined,
  timersDue: () => undefined,
  openIntents: () => undefined,
};

const MS_PER_SECOND = 1_000;

/** The metrics of one service's host, in a process's registry. */
export function hostMetrics(metrics: Metrics, service: string): HostMetrics {
  const gauge = (name: string, help: string) => metrics.gauge({ name: `corridor_${name}`, help, labels: ['host'] });
  const parked = gauge('parked_messages', 'Messages that wait for somebody to look at them');
  const lag = gauge('relay_lag_events', 'Events in the log that are not published yet');
  const oldest = gauge('relay_oldest_unpublished_seconds', 'Age of the oldest event that is not published yet');
  const due = gauge('timers_due', 'Timers that are due and not yet answered');
  const open = gauge('open_intents', 'Intents that have not ended');
  const handled = metrics.histogram({
    name: 'corridor_command_seconds',
    help: 'From taking a command to its answer',
    labels: ['type', 'result'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 15],
  });
  const host = { host: service };
  return {
    commandHandled: (type, result, durationMs) => handled.observe({ type, result }, durationMs / MS_PER_SECOND),
    parked: (count) => parked.set(host, count),
    relayLag: (events) => lag.set(host, events),
    oldestUnpublished: (ageMs) => oldest.set(host, ageMs / MS_PER_SECOND),
    timersDue: (count) => due.set(host, count),
    openIntents: (count) => open.set(host, count),
  };
}
