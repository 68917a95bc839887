import { BusTransport, createCommandBus, type MessagingDriver, type ServiceHost } from '@corridor/messaging';
import { isInfrastructureError } from '@corridor/runtime';
import type { INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { z } from 'zod';
import type { ServiceConfig } from '../config/service-environment.js';
import { InternalPlane } from '../internal/internal-plane.js';
import { listen, type ListeningPlane } from '../internal/listen.js';
import type { Offer } from '../internal/offer.js';
import { QUERIES } from '../internal/remote.js';
import { NestLogger } from '../logs/nest-logger.js';
import { closeGround, openGround } from '../service/open-ground.js';
import { openHost } from '../service/open-host.js';
import { PARKING_DESK_METHODS, parkingDesk } from '../service/parking-desk.js';
import type { Assembled, Ground, Peers, Service } from '../service/service.js';
import type { Running } from './app.js';
import { openKafkaDriver } from './kafka-driver.js';
import { openProcess, type Process } from './open-process.js';
import { type OpenedPeers, openPeers } from './peers.js';
import { untilReachable } from './until-reachable.js';

/** More than a host waits for what is under way. */
const DRAIN_TIMEOUT_MS = 20_000;

/** What a start has opened so far, for a stop that may come at any time. */
interface Opened {
  listening?: ListeningPlane;
  driver?: MessagingDriver;
  ground?: Ground;
  peers?: OpenedPeers<Peers>;
  app?: INestMicroservice;
}

/**
 * Runs a service in this process. Its HTTP plane listens first, so that the process is alive, and not ready, for as long as
 * database or brokers are away.
 */
export async function startService<Settings extends z.ZodRawShape, Asked extends Peers, Queries extends object>(
  service: Service<Settings, Asked, Queries>,
  config: ServiceConfig<Settings>,
): Promise<Running> {
  const own = openProcess({ app: service.name, config });
  const opened: Opened = {};
  closeInOrder(own, opened);
  try {
    return await boot(service, config, own, opened);
  } catch (error) {
    await own.stop('the start failed');
    throw error;
  }
}

/** Consuming ends and what is under way is finished, queries still answered; then the listener closes, then connections. */
function closeInOrder({ shutdown }: Process, opened: Opened): void {
  shutdown.add({ name: 'host', phase: 'stop-consuming', run: () => opened.app?.close(), timeoutMs: DRAIN_TIMEOUT_MS });
  shutdown.add({ name: 'listener', phase: 'drain', run: () => opened.listening?.close() });
  shutdown.add({ name: 'database', phase: 'close', run: () => opened.ground && closeGround(opened.ground) });
  shutdown.add({ name: 'bus', phase: 'close', run: () => opened.driver?.close() });
  shutdown.add({ name: 'peers', phase: 'close', run: () => opened.peers?.close() });
}

async function boot<Settings extends z.ZodRawShape, Asked extends Peers, Queries extends object>(
  service: Service<Settings, Asked, Queries>,
  config: ServiceConfig<Settings>,
  own: Process,
  opened: Opened,
): Promise<Running> {
  const { name, eventVersions } = service;
  const { logger, metrics, health, stopping: signal } = own;
  let started = false;
  health.addReadiness(name, async () => {
    if (!started) throw new Error('is starting');
  });
  const plane = new InternalPlane(logger);
  opened.listening = await listen({ host: config.HOST, port: config.PORT, token: config.INTERNAL_TOKEN, plane, health, metrics, logger });
  const { origin } = opened.listening;

  const driver = (opened.driver = await openKafkaDriver(config, { app: name, instance: config.INSTANCE_ID, logger, metrics }));
  const bus = createCommandBus({ driver });
  const ground = (opened.ground = openGround(name, { connectionString: config.DATABASE_URL, connections: config.DATABASE_CONNECTIONS, bus, logger, eventVersions }));
  health.addReadiness('database', async () => void (await ground.pool.query('select 1')));
  health.addReadiness('bus', () => driver.ready());
  opened.peers = openPeers<Asked>({ asks: service.asks, config, logger, metrics });

  const assembled = service.assemble(ground, opened.peers.queries as Asked, config);
  const waiting = { logger, signal };
  const host = await untilReachable('the database', { ...waiting, isAway: isInfrastructureError }, () =>
    openHost(assembled.definition, ground, { driver, metrics }),
  );
  await untilReachable('Kafka', { ...waiting, isAway: () => true }, () => driver.ready());
  opened.app = await NestFactory.createMicroservice(assembled.module, {
    strategy: new BusTransport([host]),
    abortOnError: false,
    logger: new NestLogger(logger),
  });
  await opened.app.listen();
  plane.serve(offersOf(service, assembled, host));
  started = true;
  logger.info({ origin }, `${name} takes work`);
  return { origin, stop: () => own.stop('asked to') };
}

function offersOf<Queries extends object>(
  { queryMethods }: { readonly queryMethods: Readonly<Record<keyof Queries, true>> },
  { queries, offers = [] }: Assembled<Queries>,
  host: ServiceHost,
): readonly Offer[] {
  return [
    { name: QUERIES, methods: queryMethods, target: queries },
    { name: 'parking', methods: PARKING_DESK_METHODS, target: parkingDesk(host) },
    ...offers,
  ];
}
