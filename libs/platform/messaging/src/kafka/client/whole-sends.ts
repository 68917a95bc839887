import { Partitioners, type ICustomPartitioner, type Message, type RecordMetadata } from 'kafkajs';

/** Not every partition of a send has been acknowledged, although the client calls it done. */
export class PartlySent extends Error {
  override readonly name = 'PartlySent';

  constructor(topic: string, partitions: readonly number[]) {
    super(`nothing acknowledges what was sent to ${topic}, partitions ${partitions.join(', ')}`);
  }
}

const partitionOf = new WeakMap<Message, number>();

/** Chooses as the client does by itself, and remembers what it chose. */
export const rememberingPartitioner: ICustomPartitioner = () => {
  const choose = Partitioners.DefaultPartitioner();
  return (choice) => {
    const partition = choose(choice);
    partitionOf.set(choice.message, partition);
    return partition;
  };
};

/**
 * A client that tries a send again asks only those brokers that have not answered yet. If a partition has moved meanwhile to
 * one that has, nobody is sent its messages, and the client reports success. So what was acknowledged is compared with what
 * was to be sent.
 *
 * @throws {PartlySent}
 */
export function assertWhole(topic: string, messages: readonly Message[], acknowledged: readonly RecordMetadata[]): void {
  const seen = new Set(acknowledged.filter((each) => each.topicName === topic).map(({ partition }) => partition));
  const wanted = new Set(messages.flatMap((message) => partitionOf.get(message) ?? []));
  const missing = [...wanted].filter((partition) => !seen.has(partition));
  if (missing.length > 0 || wanted.size === 0) throw new PartlySent(topic, missing);
}
