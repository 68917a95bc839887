import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from '@corridor/runtime';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { answerFailure } from '../failures/answer-failure.js';
import { FaultError, invalid, notFound } from '../failures/fault.js';
import { unknownContentType } from '../failures/fault-of.js';
import { mintRequestId } from '../ids/request-id.js';
import { readForm } from '../input/read-form.js';
import { readJson } from '../input/read-json.js';
import type { Access } from '../routes/access.js';
import { type Route, RouteTable } from '../routes/route-table.js';
import { type HttpReply, type HttpRequest, pathOf } from '../surface/http-request.js';
import { needsCaller, type SurfaceRegistry } from '../surface/registry.js';
import { answerClientError } from './client-error.js';
import { type Hosts, pathOnHost } from './hosts.js';
import type { RequestHooks } from './request-hooks.js';

export interface SurfaceAdapterOptions {
  readonly logger: Logger;
  readonly hosts: Hosts;
  readonly bodyLimitBytes: number;
  /** Null until the application's modules have been built. */
  readonly registry: () => SurfaceRegistry | null;
  /** Headers of answers to requests that end before anybody was asked who they are. */
  readonly headersOfNobody: (method: string) => Readonly<Record<string, string>>;
}

/** Longer ids exist nowhere; they are answered like any id of nothing rather than by the router. */
const MOST_PARAM_CHARACTERS = 8_192;

/** For all of a request to arrive; a client that trickles it in is not waited for. */
const REQUEST_TIMEOUT_MS = 60_000;

/** The server under Nest: every failure and every path ends in the shape of the surface it belongs to. */
export class SurfaceAdapter extends FastifyAdapter {
  private readonly table = new RouteTable();

  constructor(private readonly setup: SurfaceAdapterOptions) {
    super({
      bodyLimit: setup.bodyLimitBytes,
      genReqId: mintRequestId,
      exposeHeadRoutes: false,
      requestTimeout: REQUEST_TIMEOUT_MS,
      // While it closes, requests on open connections are still answered: nothing that was accepted is dropped.
      return503OnClosing: false,
      routerOptions: { maxParamLength: MOST_PARAM_CHARACTERS },
      rewriteUrl: ({ url = '/', headers }: IncomingMessage) => {
        const rule = setup.hosts.ruleFor(headers.host);
        const root = rule === null ? undefined : setup.registry()?.named(rule.surface)?.root;
        return root === undefined ? url : pathOnHost(url, root);
      },
      frameworkErrors: (error: Error, request: unknown, reply: unknown) => {
        const asked = asRequest(request);
        asked.surface = setup.registry()?.at(asked.url) ?? null;
        const answer = asReply(reply).header('request-id', asked.id);
        const headers = needsSomebody(asked) ? setup.headersOfNobody(asked.method) : {};
        for (const [name, value] of Object.entries(headers)) answer.header(name, value);
        answerFailure(setup, error, asked, answer);
      },
      clientErrorHandler: (error: Error, socket: Socket) => answerClientError(setup.registry, error, socket),
    });
  }

  /** To be called before routes are made. */
  install(hooks: RequestHooks): void {
    const server = this.getInstance();
    server.decorateRequest('surface', null);
    server.decorateRequest('caller', null);
    server.addHook('onRequest', (request, reply, done) => hooks.begin(asRequest(request), asReply(reply), done));
    server.addHook('onRequest', async (request, reply) => hooks.admit(asRequest(request), asReply(reply)));
    server.addHook('preValidation', (request, reply, done) => hooks.resume(asRequest(request), asReply(reply), done));
    server.addHook('onResponse', (request, reply, done) => hooks.end(asRequest(request), asReply(reply), done));
    server.addHook('onRoute', ({ method, url, config }) => {
      const surface = this.setup.registry()?.at(url) ?? null;
      const access = (config as HttpRequest['routeOptions']['config'])?.access ?? null;
      for (const each of [method].flat()) this.table.add(each, url, access);
      if (surface !== null && needsCaller(url, surface) && access === null) {
        throw new Error(`${[method].flat().join()} ${url} does not say who may use it`);
      }
    });
    this.parseBodies();
    this.passUploads();
  }

  /** Every route that there is, with who may use it. */
  routes(): readonly Route[] {
    return this.table.all();
  }

  /** Who may use what a path has for a method; null where it has nothing. */
  accessAt(method: string, path: string): Access | null {
    return this.table.accessAt(method, path);
  }

  override setErrorHandler(): ReturnType<FastifyAdapter['setErrorHandler']> {
    return this.getInstance().setErrorHandler((error, request, reply) => {
      answerFailure(this.setup, error, asRequest(request), asReply(reply));
    });
  }

  override setNotFoundHandler(): ReturnType<FastifyAdapter['setNotFoundHandler']> {
    return this.getInstance().setNotFoundHandler((request, reply) => {
      const asked = asRequest(request);
      const allow = this.table.methodsAt(pathOf(asked.url));
      const error = allow.length === 0 ? notFound('There is nothing at this path.') : new FaultError({ kind: 'method_not_allowed', allow });
      answerFailure(this.setup, error, asked, asReply(reply));
    });
  }

  private parseBodies(): void {
    const server = this.getInstance();
    server.removeAllContentTypeParsers();
    server.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
      const isForm = takesForm(asRequest(request));
      parse(asRequest(request), body, done, () => (isForm ? refuseType('application/x-www-form-urlencoded') : readJson(body)));
    });
    server.addContentTypeParser<Buffer>('application/x-www-form-urlencoded', { parseAs: 'buffer' }, (request, body, done) => {
      const isForm = takesForm(asRequest(request));
      parse(asRequest(request), body, done, () => (isForm ? readForm(body) : refuseType('application/json')));
    });
    server.addContentTypeParser<Buffer>('*', { parseAs: 'buffer' }, (request, body, done) => {
      parse(asRequest(request), body, done, () => {
        throw unknownContentType();
      });
    });
  }

  /** A form stays unread until its handler asks for it, and is taken nowhere else. */
  private passUploads(): void {
    this.getInstance().addContentTypeParser('multipart/form-data', (request, _payload, done) => {
      if (takesUpload(asRequest(request))) done(null, undefined);
      else done(unknownContentType());
    });
  }
}

function takesUpload({ routeOptions }: HttpRequest): boolean {
  const access = routeOptions.config?.access;
  return access?.kind === 'scoped' && access.takesUpload;
}

function needsBody({ method, routeOptions }: HttpRequest): boolean {
  const access = routeOptions.config?.access;
  return method !== 'DELETE' && (access === undefined || access.kind === 'open' || access.takesBody);
}

function needsSomebody({ surface, url }: HttpRequest): boolean {
  return surface !== null && needsCaller(pathOf(url), surface);
}

function takesForm({ routeOptions }: HttpRequest): boolean {
  const access = routeOptions.config?.access;
  return access?.kind === 'open' && access.takesForm;
}

function refuseType(expected: string): never {
  throw invalid(`The Content-Type must be ${expected}.`, 'Content-Type');
}

/** Some clients name a type on every request, whatever it is; one that needs no body and has none is none the worse for it. */
function parse(request: HttpRequest, bytes: Buffer, done: (error: Error | null, body?: unknown) => void, read: () => unknown): void {
  let body: unknown;
  try {
    body = bytes.length === 0 && !needsBody(request) ? undefined : read();
  } catch (error) {
    done(error as Error);
    return;
  }
  done(null, body);
}

function asRequest(request: unknown): HttpRequest {
  return request as HttpRequest;
}

function asReply(reply: unknown): HttpReply {
  return reply as HttpReply;
}
