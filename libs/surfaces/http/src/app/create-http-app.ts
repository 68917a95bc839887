import type { KeyLimits } from '@corridor/contracts/accounts';
import { NestLogger } from '@corridor/process';
import type { Logger, Metrics } from '@corridor/runtime';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FailureFilter } from '../failures/failure-filter.js';
import { DtoPipe } from '../input/dto-pipe.js';
import { DEFAULT_LIMITS, headersOfNobody } from '../limits/rate-limits.js';
import { DEFAULT_PAGE_LIMITS, PageCounter, type PageLimits } from '../limits/page-limits.js';
import { memoryCounter, type RequestCounter } from '../limits/request-counter.js';
import type { Route } from '../routes/route-table.js';
import type { HttpRequest } from '../surface/http-request.js';
import { SurfaceRegistry } from '../surface/registry.js';
import { type HostRule, Hosts } from './hosts.js';
import { RequestHooks } from './request-hooks.js';
import { SurfaceAdapter } from './surface-adapter.js';
import { clientOf, isLoopback, proxySaysHttps, readRanges } from './transport.js';

export interface HttpAppOptions {
  readonly logger: Logger;
  readonly metrics?: Metrics;
  /** Hosts that serve one surface at `/v1/…`. */
  readonly hosts?: readonly HostRule[];
  /** Addresses and CIDR ranges of proxies whose `X-Forwarded-Proto` and `X-Forwarded-For` are believed. */
  readonly trustedProxies?: readonly string[];
  /** Most bytes of a body; 256 KiB unless told otherwise. */
  readonly bodyLimitBytes?: number;
  /** Limits of keys that have none of their own. */
  readonly limits?: KeyLimits;
  /** Limits of each client at pages that need no key. */
  readonly pageLimits?: PageLimits;
  /** Where requests are counted; in this process unless told otherwise. */
  readonly counter?: RequestCounter;
}

const DEFAULT_BODY_LIMIT_BYTES = 256 * 1024;

/** What `NestFactory.create` takes: a module class, or what its `register` returned. */
export type AppModule = Parameters<typeof NestFactory.create>[0];

/**
 * Builds the application of a module that imports surfaces' modules, with their hooks, and initialises it; `listen` is
 * for the caller. Throws when a route below a surface's base does not say who may use it.
 */
export async function createHttpApp(module: AppModule, options: HttpAppOptions): Promise<NestFastifyApplication> {
  const { logger, bodyLimitBytes = DEFAULT_BODY_LIMIT_BYTES } = options;
  const hosts = new Hosts(options.hosts ?? []);
  let known: SurfaceRegistry | null = null;
  const limits = options.limits ?? DEFAULT_LIMITS;
  const trusted = readRanges(options.trustedProxies ?? []);
  const ofNobody = (method: string) => headersOfNobody({ limits, nowMs: Date.now }, method);
  const adapter = new SurfaceAdapter({ logger, hosts, bodyLimitBytes, registry: () => known, headersOfNobody: ofNobody });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: new NestLogger(logger),
  });
  const registry = app.get(SurfaceRegistry, { strict: false });
  known = registry;
  assertHostsServeSurfaces(options.hosts ?? [], registry);
  adapter.install(
    new RequestHooks({
      registry,
      hosts,
      logger,
      counter: options.counter ?? memoryCounter(),
      limits,
      metrics: options.metrics ?? null,
      isPrivate: privacyOf(adapter, trusted),
      clientOf: (request) => clientOf(request, trusted),
      pages: new PageCounter(options.pageLimits ?? DEFAULT_PAGE_LIMITS),
      accessAt: (method, path) => adapter.accessAt(method, path),
      nowMs: Date.now,
    }),
  );
  app.useGlobalFilters(new FailureFilter({ logger, bodyLimitBytes }));
  app.useGlobalPipes(new DtoPipe());
  await app.init();
  for (const surface of registry.all()) surface.describe?.(app);
  return app;
}

function assertHostsServeSurfaces(rules: readonly HostRule[], registry: SurfaceRegistry): void {
  const stray = rules.find(({ surface }) => registry.named(surface) === null);
  if (stray !== undefined) throw new Error(`the host ${stray.host} is to serve ${stray.surface}, which is not here`);
}

/** A request is private when the listener is on loopback, or when a trusted proxy says that TLS was used up to it. */
function privacyOf(adapter: SurfaceAdapter, trusted: ReturnType<typeof readRanges>): (request: HttpRequest) => boolean {
  let onLoopback: boolean | null = null;
  return ({ raw }) => {
    onLoopback ??= isLoopback(adapter.getInstance().server.address());
    return onLoopback || proxySaysHttps(raw, trusted);
  };
}

/** Every route of an application that {@link createHttpApp} made, with who may use it. */
export function routesOf(app: NestFastifyApplication): readonly Route[] {
  return (app.getHttpAdapter() as unknown as SurfaceAdapter).routes();
}
