import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  clusterId: z.string(),
  brokers: z.union([z.literal(1), z.literal(3)]),
  /** Whether the brokers were started to live on without whoever started them. */
  outlives: z.boolean(),
});

/** What a data folder holds. */
export type ClusterFile = z.output<typeof schema>;

/** Sixteen bytes, as Kafka's own ids of clusters are. */
export const newClusterId = (): string => randomBytes(16).toString('base64url');

/** Null when there is no cluster in the folder yet. */
export function readClusterFile(dataDir: string): ClusterFile | null {
  const path = join(dataDir, 'cluster.json');
  return existsSync(path) ? schema.parse(JSON.parse(readFileSync(path, 'utf8'))) : null;
}

export function writeClusterFile(dataDir: string, content: ClusterFile): void {
  const path = join(dataDir, 'cluster.json');
  writeFileSync(`${path}.draft`, `${JSON.stringify(content, null, 2)}\n`);
  renameSync(`${path}.draft`, path);
}

/** A node's own folder; nodes count from 1. */
export const brokerFolder = (dataDir: string, id: number): string => join(dataDir, `broker-${id}`);
