import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KAFKA_VERSION } from './jars.js';
import { repositoryRoot } from './repository.js';
import { serverProperties } from './server-properties.js';

const linesOf = (count: number, id: number): string[] => {
  const cluster = Array.from({ length: count }, (_, index) => ({ broker: 9_001 + index, controller: 9_101 + index }));
  return serverProperties({ id, cluster, logDir: '/data' }).trim().split('\n');
};

describe("a broker's settings", () => {
  it('keep an acknowledged write on two of three brokers', () => {
    expect(linesOf(3, 2)).toEqual(
      expect.arrayContaining([
        'default.replication.factor=3',
        'min.insync.replicas=2',
        'offsets.topic.replication.factor=3',
        'transaction.state.log.replication.factor=3',
        'transaction.state.log.min.isr=2',
        'unclean.leader.election.enable=false',
      ]),
    );
  });

  it('ask a single broker for no replicas, which it could not have', () => {
    expect(linesOf(1, 1)).toEqual(expect.arrayContaining(['default.replication.factor=1', 'min.insync.replicas=1', 'transaction.state.log.min.isr=1']));
  });

  it('listen on loopback only, and make no topic by themselves', () => {
    const lines = linesOf(3, 2);
    expect(lines).toContain('listeners=PLAINTEXT://127.0.0.1:9002,CONTROLLER://127.0.0.1:9102');
    expect(lines).toContain('auto.create.topics.enable=false');
  });
});

describe('the jars', () => {
  it('are of the version that the code was written for', () => {
    const pom = readFileSync(join(repositoryRoot(), 'deploy', 'kafka', 'pom.xml'), 'utf8');
    expect(/<artifactId>kafka_2\.13<\/artifactId>\s*<version>(.*)<\/version>/.exec(pom)?.[1]).toBe(KAFKA_VERSION);
  });
});
