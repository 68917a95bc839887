import type { IncomingMessage } from 'node:http';
import type { KeyLimits } from '@corridor/contracts/accounts';
import { type Logger, type Metrics, withLogContext } from '@corridor/runtime';
import { FaultError, notFound } from '../failures/fault.js';
import { refuseBody, refuseQuery } from '../input/read-as.js';
import { unauthenticated } from '../keys/key-authenticator.js';
import { assertMay } from '../keys/may.js';
import { countRequest, headersOfNobody } from '../limits/rate-limits.js';
import type { PageCounter } from '../limits/page-limits.js';
import type { RequestCounter } from '../limits/request-counter.js';
import type { Access } from '../routes/access.js';
import type { Caller } from '../surface/caller.js';
import { type HttpReply, type HttpRequest, pathOf, placeOf } from '../surface/http-request.js';
import { needsCaller, type SurfaceRegistry } from '../surface/registry.js';
import type { Surface } from '../surface/surface.js';
import { headersForPages, headersToPreflight } from './cross-origin.js';
import type { Hosts } from './hosts.js';

export interface RequestHooksOptions {
  readonly registry: SurfaceRegistry;
  readonly hosts: Hosts;
  readonly counter: RequestCounter;
  readonly limits: KeyLimits;
  readonly logger: Logger;
  readonly metrics: Metrics | null;
  /** Whether nobody can have listened in on the request. */
  readonly isPrivate: (request: HttpRequest) => boolean;
  /** By what a client is told from others. */
  readonly clientOf: (request: IncomingMessage) => string;
  readonly pages: PageCounter;
  /** Who may use what a path has for a method. */
  readonly accessAt: (method: string, path: string) => Access | null;
  readonly nowMs: () => number;
}

const NOTHING = 'There is nothing at this path.';

/** Longer URLs are no use to anyone and cost memory in logs. */
const MOST_URL_CHARACTERS = 8_192;

/** What happens to every request around its handler. Plain hooks of the server: they cost next to nothing. */
export class RequestHooks {
  constructor(private readonly options: RequestHooksOptions) {}

  /** First: gives the request its id and its surface, so that whatever fails later fails in the right shape. */
  readonly begin = (request: HttpRequest, reply: HttpReply, done: (error?: Error) => void): void => {
    reply.header('request-id', request.id);
    request.surface = this.options.registry.at(placeOf(request));
    this.tellLimits(request, reply);
    tell(reply, headersForPages(request.routeOptions.config?.access));
    withLogContext({ requestId: request.id, surface: request.surface?.name }, () => {
      done(this.transportFault(request) ?? undefined);
    });
  };

  /** Then: who asks, how often, and whether they may; all of it before a byte of the body is read. Resolves with the reply where that is the answer. */
  readonly admit = async (request: HttpRequest, reply: HttpReply): Promise<unknown> => {
    const { surface } = request;
    const access = request.routeOptions.config?.access;
    if (access?.kind === 'open') return this.countOpen(request);
    if (surface === null || !needsCaller(placeOf(request), surface)) {
      if (access !== undefined) throw new Error(`${placeOf(request)} is not open, and nobody is asked who they are there`);
      return undefined;
    }
    const preflight = headersToPreflight(request, (method) => this.options.accessAt(method, pathOf(request.url)));
    if (preflight !== null) {
      tell(reply, preflight);
      return reply.code(204).send(null);
    }
    const caller = await surface.authenticate(request);
    this.assertHost(request, surface, caller);
    request.caller = caller;
    const { headers, refused } = await countRequest(this.options, caller, request.method);
    tell(reply, headers);
    if (refused !== null) throw refused;
    if (access === undefined) return undefined;
    // The router takes it for an id of no characters, which names nothing, whatever the query says of it.
    if (pathOf(request.url).endsWith('/')) throw notFound(NOTHING);
    assertMay(caller, access);
    return undefined;
  };

  /** Pages for customers are all of what is open on their surfaces. What else is open is the same for everybody, and cheap. */
  private async countOpen({ surface, raw, method, url }: HttpRequest): Promise<void> {
    if (surface?.base === null) await this.options.pages.count(this.options.clientOf(raw), decoded(pathOf(url)), method);
  }

  /** After the body was read, which loses the context of the log: enter it again, with what is known by now. */
  readonly resume = (request: HttpRequest, _reply: HttpReply, done: (error?: Error) => void): void => {
    const access = request.routeOptions.config?.access;
    withLogContext({ requestId: request.id, surface: request.surface?.name, ...callerContext(request.caller) }, () => {
      try {
        if (access !== undefined && access.kind !== 'open' && !access.takesQuery) refuseQuery(request.query);
        if (access?.kind === 'scoped' && !access.takesBody && !access.takesUpload) refuseBody(request.body);
      } catch (error) {
        done(error as Error);
        return;
      }
      done();
    });
  };

  /** Last: one line and one measurement. */
  readonly end = (request: HttpRequest, reply: HttpReply, done: () => void): void => {
    const { method, surface } = request;
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
    const { statusCode: status, elapsedTime } = reply;
    this.durations?.observe({ surface: surface?.name ?? 'none', method, route, status: String(status) }, elapsedTime / 1000);
    const { logger } = this.options;
    if (logger.isLevelEnabled('debug')) {
      // What is open is often so because the path itself is the secret.
      const path = surface?.base === null ? route : pathOf(request.url);
      const line = { requestId: request.id, method, path, status, tookMs: Math.round(elapsedTime) };
      logger.debug({ ...line, ...callerContext(request.caller) }, 'answered');
    }
    done();
  };

  private readonly durations = this.options.metrics?.histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer',
    labels: ['surface', 'method', 'route', 'status'],
  });

  /** Every answer to what needs a caller has these headers; once the caller is known they are the caller's. */
  private tellLimits(request: HttpRequest, reply: HttpReply): void {
    const { surface, method } = request;
    if (surface === null || !needsCaller(placeOf(request), surface)) return;
    tell(reply, headersOfNobody(this.options, method));
  }

  private transportFault(request: HttpRequest): FaultError | null {
    if (request.surface === null) return null;
    if (!this.options.isPrivate(request)) return new FaultError({ kind: 'https_required' });
    if (request.url.length > MOST_URL_CHARACTERS) return new FaultError({ kind: 'url_too_long' });
    const rule = this.options.hosts.ruleFor(hostOf(request));
    // Pages that need no key are on every host, because whoever opens one came by a link.
    if (rule !== null && rule.surface !== request.surface.name && request.surface.base !== null) {
      return notFound(NOTHING);
    }
    return null;
  }

  private assertHost(request: HttpRequest, surface: Surface, caller: Caller): void {
    const rule = this.options.hosts.ruleFor(hostOf(request));
    if (rule === null || rule.mode === null || caller.kind !== 'key' || rule.surface !== surface.name) return;
    if (rule.mode !== caller.key.mode) throw unauthenticated(`This host takes ${rule.mode} keys only.`);
  }
}

function tell(reply: HttpReply, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) reply.header(name, value);
}

/** As the router reads it: the same page is not another one because its path is written otherwise. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function hostOf({ headers }: HttpRequest): string | undefined {
  return typeof headers['host'] === 'string' ? headers['host'] : undefined;
}

function callerContext(caller: Caller | null): Record<string, string> {
  if (caller === null) return {};
  if (caller.kind === 'operator') return { caller: 'operator' };
  return { caller: caller.key.id, tenant: caller.scope.tenant, mode: caller.scope.mode };
}
