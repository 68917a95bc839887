import { SERVICE_NAMES } from '@corridor/contracts';
import { commandTopic, eventTopic } from '../../wire/topics.js';

export interface TopicSettings {
  readonly topic: string;
  /** Never to be changed once the topic exists: it says which partition a key is in, and so its order. */
  readonly partitions: number;
  readonly replicationFactor: number;
  readonly config: Readonly<Record<string, string>>;
}

export interface Replication {
  /** How many brokers keep each topic. */
  readonly replicationFactor: number;
}

type Kind = 'commands' | 'events' | 'replies' | 'other';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const FOR_EVER = -1;
/** Room for the largest command or event there is, and for batches of small ones. */
export const MAX_MESSAGE_BYTES = 2 * 1024 * 1024;

const PARTITIONS: Record<Kind, number> = { commands: 12, events: 12, replies: 1, other: 3 };

/**
 * What is kept how long. A segment is deleted as a whole and after its last message has expired, so short ones make the
 * limits true.
 *
 * - commands: five days. Brokers forget the offsets of a group that has been empty for seven; a command that is still in
 *   its topic then would be handed over again long after its outcome row was swept.
 * - events: 30 days, which is how long a subscriber may be away. The ledger's stay for ever: its keys are books, which never
 *   end, and whoever subscribes late needs them from the first.
 * - replies: ten minutes. Nobody waits longer than that.
 */
const RETENTION: Record<Kind, { readonly keepMs: number; readonly segmentMs: number }> = {
  commands: { keepMs: 5 * DAY_MS, segmentMs: 12 * HOUR_MS },
  events: { keepMs: 30 * DAY_MS, segmentMs: 7 * DAY_MS },
  replies: { keepMs: 10 * MINUTE_MS, segmentMs: 10 * MINUTE_MS },
  other: { keepMs: DAY_MS, segmentMs: 12 * HOUR_MS },
};

/** Where replies to an instance go. */
export function repliesTopic(instance: string): string {
  return `corridor.replies.${instance}`;
}

/** How a topic is made. Whoever makes the topics beforehand makes them like this. */
export function topicSettings(topic: string, { replicationFactor }: Replication): TopicSettings {
  const kind = kindOf(topic);
  const { keepMs, segmentMs } = RETENTION[kind];
  return {
    topic,
    partitions: PARTITIONS[kind],
    replicationFactor,
    config: {
      'cleanup.policy': 'delete',
      'retention.ms': String(topic === eventTopic('ledger') ? FOR_EVER : keepMs),
      'segment.ms': String(segmentMs),
      'max.message.bytes': String(MAX_MESSAGE_BYTES),
      // One broker may be away and writes go on; with two away they wait, rather than be on a single disk.
      'min.insync.replicas': String(Math.max(1, replicationFactor - 1)),
    },
  };
}

/** The topics of all services. Those for replies are left out: instances come and go. */
export function allTopics(replication: Replication): TopicSettings[] {
  const names = SERVICE_NAMES.flatMap((service) => [commandTopic(service), eventTopic(service)]);
  return names.map((topic) => topicSettings(topic, replication));
}

function kindOf(topic: string): Kind {
  if (/^corridor\.replies\./.test(topic)) return 'replies';
  if (/^corridor\.[^.]+\.commands$/.test(topic)) return 'commands';
  return /^corridor\.[^.]+\.events$/.test(topic) ? 'events' : 'other';
}

/** @throws when an instance's name can't be part of a topic's */
export function checkInstance(instance: string): void {
  if (!/^[A-Za-z0-9._-]{1,200}$/.test(instance)) throw new Error(`an instance's name is of letters, digits, '.', '_' and '-': not ${JSON.stringify(instance)}`);
}
