import type { AddressInfo } from 'node:net';
import { idOf } from '@corridor/contracts';
import { createCommandBus, type MessagingDriver } from '@corridor/messaging';
import { openKafkaDriver, openProcess, type Process, type Running } from '@corridor/process';
import { GatewayModule, hostRules, opsDesk } from '@corridor/surfaces/gateway';
import { createHttpApp, SharedCounter } from '@corridor/surfaces/http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { GatewayEnvironment } from './environment.js';
import { connectServices, type RemoteServices } from './services.js';

/** A request may wait for its answer for 15 s. */
const DRAIN_TIMEOUT_MS = 30_000;
/** No key has this hash: asking for it costs the owner one look at an index. */
const NO_HASH = '0'.repeat(64);

/** What a start has opened so far, for a stop that may come at any time. */
interface Opened {
  app?: NestFastifyApplication;
  driver?: MessagingDriver;
  services?: RemoteServices;
}

/** Serves every surface. It listens at once and is ready when its bus has answered and accounts can be asked for keys. */
export async function startGateway(config: GatewayEnvironment): Promise<Running> {
  const own = openProcess({ app: 'gateway', config });
  const opened: Opened = {};
  const { shutdown } = own;
  shutdown.add({ name: 'requests under way', phase: 'stop-consuming', run: () => opened.app?.close(), timeoutMs: DRAIN_TIMEOUT_MS });
  shutdown.add({ name: 'services', phase: 'close', run: () => opened.services?.close() });
  shutdown.add({ name: 'bus', phase: 'close', run: () => opened.driver?.close() });
  try {
    return await boot(config, own, opened);
  } catch (error) {
    await own.stop('the start failed');
    throw error;
  }
}

async function boot(config: GatewayEnvironment, own: Process, opened: Opened): Promise<Running> {
  const { logger, metrics, health } = own;
  const driver = (opened.driver = await openKafkaDriver(config, { app: 'gateway', instance: config.INSTANCE_ID, logger, metrics }));
  const services = (opened.services = connectServices(config, { logger, metrics }));
  health.addReadiness('bus', () => driver.ready());
  health.addReadiness('accounts', async () => void (await services.accounts.keyByHash(NO_HASH)));
  const operator = {
    keyHash: config.OPS_KEY_HASH,
    desk: opsDesk(services.desk),
    ...(config.DEFAULT_TENANT === undefined ? {} : { defaultTenant: idOf<'tenant'>(config.DEFAULT_TENANT) }),
  };
  const bus = createCommandBus({ driver });
  const module = GatewayModule.register({ logger, health, metrics, bus, queries: [services.module], operator, hostedOrigin: config.HOSTED_ORIGIN });
  const counter = new SharedCounter({
    keeper: services.keeper,
    gateway: config.INSTANCE_ID,
    onError: (err) => logger.warn({ err }, 'requests are counted in this gateway alone'),
  });
  const app = (opened.app = await createHttpApp(module, { logger, metrics, counter, trustedProxies: config.TRUSTED_PROXIES, hosts: hostRules(config) }));
  await app.listen(config.PORT, config.HOST);
  const { port } = app.getHttpServer().address() as AddressInfo;
  const origin = `http://${config.HOST}:${port}`;
  logger.info({ origin }, 'the gateway listens');
  return { origin, stop: () => own.stop('asked to') };
}
