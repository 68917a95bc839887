import { createMetrics } from './metrics.js';

describe('the metrics of a service', () => {
  it('are printed with the service as a label, beside those of the process', async () => {
    const metrics = createMetrics({ service: 'ledger' });
    metrics.counter({ name: 'commands_total', help: 'Commands', labels: ['type'] }).inc({ type: 'post' }, 2);
    metrics.gauge({ name: 'lag_events', help: 'Lag' }).set(7);
    metrics.histogram({ name: 'commit_seconds', help: 'Commit', buckets: [0.1, 1] }).observe(0.5);
    const text = await metrics.text();
    expect(text).toContain('commands_total{type="post",service="ledger"} 2');
    expect(text).toContain('lag_events{service="ledger"} 7');
    expect(text).toContain('commit_seconds_bucket{le="1",service="ledger"} 1');
    expect(text).toContain('process_cpu_seconds_total');
  });

  it('give back the metric that is there when it is declared again', async () => {
    const metrics = createMetrics({ service: 'ledger' });
    metrics.counter({ name: 'seen_total', help: 'Seen' }).inc();
    metrics.counter({ name: 'seen_total', help: 'Seen' }).inc();
    expect(await metrics.text()).toContain('seen_total{service="ledger"} 2');
  });

  it('refuse to declare one name as two things', () => {
    const metrics = createMetrics({ service: 'ledger' });
    metrics.counter({ name: 'seen_total', help: 'Seen' });
    expect(() => metrics.gauge({ name: 'seen_total', help: 'Seen' })).toThrow('already declared as counter()');
    expect(() => metrics.counter({ name: 'seen_total', help: 'Seen', labels: ['x'] })).toThrow('already declared');
  });
});
