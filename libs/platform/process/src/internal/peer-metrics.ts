import type { Metrics } from '@corridor/runtime';

/** How a call to a peer ended. */
export type CallResult = 'answered' | 'failed' | 'unavailable';

export type ObserveCall = (call: { readonly peer: string; readonly path: string; readonly result: CallResult; readonly durationMs: number }) => void;

const MS_PER_SECOND = 1_000;

export function peerMetrics(metrics: Metrics): ObserveCall {
  const durations = metrics.histogram({
    name: 'corridor_peer_call_seconds',
    help: 'From asking a peer to its answer, all attempts together',
    labels: ['peer', 'path', 'result'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
  });
  return ({ peer, path, result, durationMs }) => durations.observe({ peer, path, result }, durationMs / MS_PER_SECOND);
}
