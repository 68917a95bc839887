import type { AddressInfo } from 'node:net';
import { BusTransport } from '@corridor/messaging';
import { createMetrics, type EmbeddedPostgres, Health, type Logger, Shutdown } from '@corridor/runtime';
import { fleexpayDialect } from '@corridor/surfaces/fleexpay';
import { GatewayModule, hostRules, opsDesk } from '@corridor/surfaces/gateway';
import { createHttpApp, hashOfKey } from '@corridor/surfaces/http';
import { xflowDialect } from '@corridor/surfaces/xflow';
import type { StandaloneConfig } from './config.js';
import { DEMO_TENANT } from './demo-tenant.js';
import { personalDataKeyOf } from './personal-data-key.js';
import { opsKeyOf, prepareSandbox } from './sandbox.js';
import type { Sandbox } from './sandbox-file.js';
import { sealingKeyIn } from './sealing-key.js';
import { assembleServices } from './services.js';

export interface StartOptions {
  readonly config: StandaloneConfig;
  /** Absolute. */
  readonly dataDir: string;
  readonly logger: Logger;
  /** Starting, or running. */
  readonly postgres: Promise<EmbeddedPostgres>;
  /** The connection string of the database on it, once that is there. */
  readonly database: Promise<string>;
}

/** Starts the services on their PostgreSQL and the gateway before them; a signal stops everything in the other order. */
export async function start(options: StartOptions): Promise<Sandbox> {
  const { config, logger } = options;
  const health = new Health();
  const shutdown = new Shutdown({ logger, health, drainDelayMs: config.DRAIN_DELAY_MS });
  shutdown.listen();
  try {
    return await boot(options, { health, shutdown });
  } catch (error) {
    // PostgreSQL would outlive a process that just exits.
    await shutdown.run('the start failed');
    throw error;
  }
}

async function boot({ config, dataDir, logger, ...starting }: StartOptions, { health, shutdown }: { readonly health: Health; readonly shutdown: Shutdown }): Promise<Sandbox> {
  const metrics = createMetrics({ service: 'standalone' });
  const postgres = await starting.postgres;
  shutdown.add({ name: 'postgresql', phase: 'close', run: () => postgres.stop() });
  const connectionString = await starting.database;
  const personalDataKey = await personalDataKeyOf(dataDir);
  const services = await assembleServices({ connectionString, config, personalDataKey, sealingKey: await sealingKeyIn(dataDir), logger, metrics, dialects: [fleexpayDialect, xflowDialect] });
  shutdown.add({ name: 'services', phase: 'close', run: () => services.close() });
  for (const host of services.hosts) health.addReadiness(host.name, () => host.readiness());

  const opsKey = await opsKeyOf(dataDir);
  const operator = { keyHash: hashOfKey(opsKey), desk: opsDesk(services.desk), defaultTenant: DEMO_TENANT };
  const app = await createHttpApp(GatewayModule.register({ logger, health, metrics, bus: services.bus, queries: [...services.modules], operator, hostedOrigin: config.HOSTED_ORIGIN }), {
    logger,
    metrics,
    trustedProxies: config.TRUSTED_PROXIES,
    hosts: hostRules(config),
  });
  // Closing it answers what is under way, then stops the hosts.
  shutdown.add({ name: 'gateway and hosts', phase: 'stop-consuming', run: () => app.close(), timeoutMs: 30_000 });
  app.connectMicroservice({ strategy: new BusTransport(services.hosts) }, { inheritAppConfig: false });
  await app.startAllMicroservices();
  await app.listen(config.PORT, config.HOST);
  const { port } = app.getHttpServer().address() as AddressInfo;
  return prepareSandbox({ dataDir, opsKey, setup: services, port });
}
