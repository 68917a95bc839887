import { topicSettings } from '@corridor/messaging/kafka';

/** What a subscriber relies on beside the messages: how keys are spread, and how long it may be away. */
export interface EventTopic {
  readonly address: string;
  readonly partitions: number;
  /** -1 for ever. */
  readonly retentionMs: number;
}

/** How often a topic is kept is for each deployment to say, and nothing that a subscriber sees. */
const ANY_REPLICATION = { replicationFactor: 1 };

export function eventTopicOf(service: string): EventTopic {
  const address = `corridor.${service}.events`;
  const { partitions, config } = topicSettings(address, ANY_REPLICATION);
  return { address, partitions, retentionMs: Number(config['retention.ms']) };
}
