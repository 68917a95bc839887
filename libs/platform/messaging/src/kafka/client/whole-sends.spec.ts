import type { Message, PartitionMetadata } from 'kafkajs';
import { assertWhole, PartlySent, rememberingPartitioner } from './whole-sends.js';

const TOPIC = 'corridor.quotes.events';
const PARTITIONS = 12;
const partitionMetadata = Array.from({ length: PARTITIONS }, (_, partitionId) => ({ partitionId, leader: 1 }) as PartitionMetadata);

/** Messages as the client has shared them out among partitions, and those partitions. */
function sharedOut(): { readonly messages: Message[]; readonly partitions: number[] } {
  const choose = rememberingPartitioner();
  const messages = Array.from({ length: 30 }, (_, at) => ({ key: `quote-${at}`, value: 'an event' }));
  const partitions = new Set(messages.map((message) => choose({ topic: TOPIC, partitionMetadata, message })));
  return { messages, partitions: [...partitions] };
}

const acknowledge = (partitions: readonly number[], topicName = TOPIC) => partitions.map((partition) => ({ topicName, partition, errorCode: 0 }));

describe('a send to several partitions', () => {
  it('is whole when each of them is acknowledged', () => {
    const { messages, partitions } = sharedOut();
    expect(partitions.length).toBeGreaterThan(3);
    expect(() => assertWhole(TOPIC, messages, acknowledge(partitions))).not.toThrow();
  });

  it('has failed when one of them is not, although the client says nothing', () => {
    const { messages, partitions } = sharedOut();
    const [left, ...others] = partitions;
    expect(() => assertWhole(TOPIC, messages, acknowledge(others))).toThrow(new PartlySent(TOPIC, [left as number]));
  });

  it('is not made whole by what another topic acknowledges', () => {
    const { messages, partitions } = sharedOut();
    expect(() => assertWhole(TOPIC, messages, acknowledge(partitions, 'corridor.ledger.events'))).toThrow(PartlySent);
  });

  it('has failed when the client did not even share it out', () => {
    expect(() => assertWhole(TOPIC, [{ key: 'a', value: 'never seen' }], acknowledge([0]))).toThrow(PartlySent);
  });
});
