import type { AddressInfo } from 'node:net';
import { Health, type Logger, Metrics } from '@corridor/runtime';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { HealthController } from '../health/health.controller.js';
import { NestLogger } from '../logs/nest-logger.js';
import { InternalController } from './internal.controller.js';
import { InternalPlane } from './internal-plane.js';
import { tokenCheck } from './token.js';

export interface PlaneOptions {
  readonly host: string;
  readonly port: number;
  readonly token: string;
  readonly plane: InternalPlane;
  readonly health: Health;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

@Module({})
class PlaneModule {
  static register({ plane, health, metrics }: PlaneOptions): DynamicModule {
    return {
      module: PlaneModule,
      controllers: [HealthController, InternalController],
      providers: [
        { provide: InternalPlane, useValue: plane },
        { provide: Health, useValue: health },
        { provide: Metrics, useValue: metrics },
      ],
    };
  }
}

export interface ListeningPlane {
  readonly origin: string;
  /** Answers what is under way and closes the listener. */
  close(): Promise<void>;
}

/** Longer than any list of arguments; more is not a peer's. */
const BODY_LIMIT_BYTES = 256 * 1024;

/** What anybody may ask. It goes by the route that was found: the same path can be written in many ways. */
const OPEN_ROUTES: ReadonlySet<string> = new Set(['/health/live', '/health/ready', '/metrics']);

/** Serves health, metrics and the internal plane of a process on one port. */
export async function listen(options: PlaneOptions): Promise<ListeningPlane> {
  const { host, port, token, logger } = options;
  const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT_BYTES });
  const app = await NestFactory.create<NestFastifyApplication>(PlaneModule.register(options), adapter, {
    abortOnError: false,
    logger: new NestLogger(logger),
  });
  const shows = tokenCheck(token);
  adapter.getInstance().addHook('onRequest', async (request, reply) => {
    if (OPEN_ROUTES.has(request.routeOptions.url ?? '') || shows(request.headers.authorization)) return;
    logger.error({ remote: request.ip }, 'somebody without the INTERNAL_TOKEN called the internal plane');
    return reply.code(401).send({ error: 'unauthenticated' });
  });
  await app.listen(port, host);
  const { port: bound } = app.getHttpServer().address() as AddressInfo;
  return { origin: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`, close: () => app.close() };
}
