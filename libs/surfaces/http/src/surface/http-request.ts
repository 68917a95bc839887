import type { IncomingMessage } from 'node:http';
import type { Access } from '../routes/access.js';
import type { Caller } from './caller.js';
import type { Surface } from './surface.js';

/** The part of the server's request that this library uses. */
export interface HttpRequest {
  readonly id: string;
  readonly method: string;
  /** Path and query, after hosts have been mapped to surfaces. */
  readonly url: string;
  /** The same, as the client sent it. */
  readonly originalUrl: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly query: unknown;
  readonly body: unknown;
  readonly raw: IncomingMessage;
  readonly is404: boolean;
  readonly routeOptions: { readonly url?: string | undefined; readonly config?: { readonly access?: Access } };
  /** Set by the first hook; null for paths of no surface. */
  surface: Surface | null;
  /** Set once the request is authenticated. */
  caller: Caller | null;
}

/** The part of the server's reply that this library uses. */
export interface HttpReply {
  readonly sent: boolean;
  readonly statusCode: number;
  readonly elapsedTime: number;
  code(status: number): this;
  header(name: string, value: string): this;
  removeHeader(name: string): this;
  send(body: unknown): unknown;
}

/** The path without its query. */
export function pathOf(url: string): string {
  const end = url.search(/[?#]/);
  return end < 0 ? url : url.slice(0, end);
}

/**
 * Where a request goes: its route, or its path when there is none. The router reads `/%76` as `/v`, so what is decided by where a
 * request goes must not be decided by how its path is written.
 */
export function placeOf({ is404, routeOptions, url }: Pick<HttpRequest, 'is404' | 'routeOptions' | 'url'>): string {
  return (is404 ? undefined : routeOptions.url) ?? pathOf(url);
}
