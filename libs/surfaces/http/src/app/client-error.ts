import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { plainAnswer } from '../failures/answer-failure.js';
import type { Fault } from '../failures/fault.js';
import { mintRequestId } from '../ids/request-id.js';
import { pathOf } from '../surface/http-request.js';
import type { SurfaceRegistry } from '../surface/registry.js';

interface ClientError extends Error {
  readonly code?: string | undefined;
  readonly rawPacket?: Buffer | undefined;
}

/**
 * Answers what the server could not even parse: headers or a URL beyond its limits, or no HTTP at all. There is no
 * request yet, so the surface is guessed from the bytes, and is the first one when they don't say.
 */
export function answerClientError(registry: () => SurfaceRegistry | null, error: ClientError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const fault: Fault =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? { kind: 'headers_too_large' }
      : { kind: 'invalid_request', message: 'The request could not be read.', param: null, flaw: 'unreadable' };
  const requestId = mintRequestId();
  const surfaces = registry();
  const url = /^[A-Z]+ (\S+)/.exec(error.rawPacket?.toString('latin1', 0, 4096) ?? '')?.[1] ?? '';
  const surface = surfaces?.at(url) ?? surfaces?.all()[0] ?? null;
  const { status, body, headers = {} } = surface?.render(fault, requestId, pathOf(url)) ?? plainAnswer(fault);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const all = {
    'content-type': 'application/json; charset=utf-8',
    ...headers,
    'content-length': String(Buffer.byteLength(text)),
    'request-id': requestId,
    connection: 'close',
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Error'}\r\n${lines.join('')}\r\n${text}`);
}
