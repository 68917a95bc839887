/** Where one broker listens, on loopback. */
export interface KafkaPorts {
  readonly broker: number;
  readonly controller: number;
}

export interface ServerSettings {
  readonly id: number;
  /** Of every node of the cluster, this one included; node n is the nth. */
  readonly cluster: readonly KafkaPorts[];
  readonly logDir: string;
}

export const HOST = '127.0.0.1';

/**
 * The whole of a broker's server.properties (Kafka documentation, "Broker Configs"). Each node is broker and controller.
 * With three, everything has three replicas, and an acknowledged write (acks=all) is on two of them.
 */
export function serverProperties({ id, cluster, logDir }: ServerSettings): string {
  const own = cluster[id - 1];
  if (own === undefined) throw new Error(`There is no node ${id} in a cluster of ${cluster.length}`);
  const replicas = Math.min(cluster.length, 3);
  const inSync = Math.max(1, replicas - 1);
  const settings: Record<string, string | number | boolean> = {
    'process.roles': 'broker,controller',
    'node.id': id,
    'controller.quorum.voters': cluster.map(({ controller }, index) => `${index + 1}@${HOST}:${controller}`).join(','),
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    listeners: `PLAINTEXT://${HOST}:${own.broker},CONTROLLER://${HOST}:${own.controller}`,
    'advertised.listeners': `PLAINTEXT://${HOST}:${own.broker}`,
    'log.dirs': logDir,

    // A topic exists because someone has said how many partitions and replicas it has, or not at all.
    'auto.create.topics.enable': false,
    'delete.topic.enable': true,
    'num.partitions': 1,
    'default.replication.factor': replicas,
    'min.insync.replicas': inSync,
    // A replica that lacks acknowledged records never becomes the leader: better no leader for a while.
    'unclean.leader.election.enable': false,

    // A broker that was killed counts as dead after this long, and may only come back then. A single one has nobody to
    // hand over to, so that a longer wait would help nobody.
    'broker.session.timeout.ms': cluster.length === 1 ? 3_000 : 6_000,
    'broker.heartbeat.interval.ms': 1_000,

    'offsets.topic.num.partitions': 5,
    'offsets.topic.replication.factor': replicas,
    'transaction.state.log.num.partitions': 5,
    'transaction.state.log.replication.factor': replicas,
    'transaction.state.log.min.isr': inSync,

    // The first member of a group need not wait for others: a start is quicker, and they rebalance when they come.
    'group.initial.rebalance.delay.ms': 0,
    // Lets tests have members whose death is noticed sooner than in production.
    'group.min.session.timeout.ms': 1_000,

    // Compaction's buffer is 128 MB by default, a third of this heap.
    'log.cleaner.dedupe.buffer.size': 16 * 1024 * 1024,
    'num.network.threads': 2,
    'num.io.threads': 4,
  };
  return Object.entries(settings).map(([name, value]) => `${name}=${value}\n`).join('');
}
