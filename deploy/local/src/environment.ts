import { basicEnvironment } from '@corridor/deploy/processes';
import { type Instance, SERVICES } from './topology.js';

/** Services are reached by this machine only: their HTTP plane is internal. */
const INTERNAL_HOST = '127.0.0.1';

export interface Surroundings {
  readonly instances: readonly Instance[];
  readonly databaseUrl: string;
  readonly kafka: readonly string[];
  readonly internalToken: string;
  readonly opsKeyHash: string;
  readonly personalDataKey: string;
  /** Of custody alone. */
  readonly sealingKey: string;
  /** Whom the operator means when a call names no tenant; null until there is one. */
  readonly defaultTenant: string | null;
  /** Where gateways listen. */
  readonly gatewayHost: string;
  /** What the caller wants all processes to read, over everything else. */
  readonly env: Readonly<Record<string, string>>;
}

/** Where an instance's HTTP plane is. */
export function originOf({ app, port }: Instance, gatewayHost: string): string {
  if (app !== 'gateway') return `http://${INTERNAL_HOST}:${port}`;
  // An address that stands for all is none to connect to.
  return `http://${['0.0.0.0', '::'].includes(gatewayHost) ? 'localhost' : gatewayHost}:${port}`;
}

/**
 * Everything that a process reads. Every process is told of every other, which those that do not ask ignore, and nothing of
 * our own environment gets in.
 */
export function environmentOf(instance: Instance, around: Surroundings): Record<string, string> {
  const { instances, kafka, internalToken, gatewayHost, env } = around;
  const peers = SERVICES.map((service) => {
    const origins = instances.filter(({ app }) => app === service).map((peer) => originOf(peer, gatewayHost));
    return [`${service.toUpperCase()}_URL`, origins.join(',')] as const;
  });
  return {
    ...basicEnvironment(),
    INSTANCE_ID: instance.name,
    HOST: instance.app === 'gateway' ? gatewayHost : INTERNAL_HOST,
    PORT: String(instance.port),
    INTERNAL_TOKEN: internalToken,
    KAFKA_BROKERS: kafka.join(','),
    KAFKA_REPLICATION_FACTOR: String(Math.min(3, kafka.length)),
    ...(instance.app === 'gateway' ? ofGateway(around) : { DATABASE_URL: around.databaseUrl }),
    ...(instance.app === 'accounts' ? { PERSONAL_DATA_KEY: around.personalDataKey } : {}),
    ...(instance.app === 'webhooks' ? { WEBHOOK_ALLOW_LOOPBACK: 'true' } : {}),
    ...(instance.app === 'custody' ? { CUSTODY_SEALING_KEY: around.sealingKey } : {}),
    ...Object.fromEntries(peers),
    ...env,
  };
}

/** Gateways have no database, and so no password to lose. */
function ofGateway({ opsKeyHash, defaultTenant }: Surroundings): Record<string, string> {
  return { OPS_KEY_HASH: opsKeyHash, ...(defaultTenant === null ? {} : { DEFAULT_TENANT: defaultTenant }) };
}
