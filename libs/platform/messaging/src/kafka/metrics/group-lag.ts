import type { Admin } from 'kafkajs';

/** How many messages of a topic a group has not committed. A group that has committed nothing has all of them before it. */
export async function groupLag(admin: Admin, group: string, topic: string): Promise<number> {
  const [ends, [committed]] = await Promise.all([admin.fetchTopicOffsets(topic), admin.fetchOffsets({ groupId: group, topics: [topic] })]);
  const offsets = new Map(committed?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
  return ends.reduce((sum, { partition, high, low }) => sum + Number(high) - Math.max(Number(low), offsets.get(partition) ?? 0), 0);
}
