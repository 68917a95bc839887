import type { Metrics } from '@corridor/runtime';

/** What the driver counts. */
export interface KafkaMetrics {
  /** Messages of a topic that a group has still to handle. */
  lag(group: string, topic: string, messages: number): void;
  requestUnanswered(topic: string): void;
  producerFailed(operation: 'send' | 'publish'): void;
  consumerRestarted(group: string): void;
}

export const noKafkaMetrics: KafkaMetrics = {
  lag: () => undefined,
  requestUnanswered: () => undefined,
  producerFailed: () => undefined,
  consumerRestarted: () => undefined,
};

export function kafkaMetrics(metrics: Metrics): KafkaMetrics {
  const lag = metrics.gauge({ name: 'corridor_kafka_lag_messages', help: 'Messages that a consumer group has still to handle', labels: ['group', 'topic'] });
  const counter = <Label extends string>(name: string, help: string, labels: readonly Label[]) => metrics.counter({ name: `corridor_kafka_${name}`, help, labels });
  const unanswered = counter('requests_unanswered_total', 'Requests whose reply did not come in time', ['topic']);
  const failures = counter('producer_failures_total', 'Sends and publications that failed and were tried again or given up', ['operation']);
  const restarts = counter('consumer_restarts_total', 'Consumers that were made anew after a failure', ['group']);
  return {
    lag: (group, topic, messages) => lag.set({ group, topic }, messages),
    requestUnanswered: (topic) => unanswered.inc({ topic }),
    producerFailed: (operation) => failures.inc({ operation }),
    consumerRestarted: (group) => restarts.inc({ group }),
  };
}
