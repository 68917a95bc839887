import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { noteWebhook } from '../conformance/watch.js';

/** One webhook as it arrived, before anybody has trusted it. */
export interface Delivery {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly rawBody: string;
  readonly arrivedAtMs: number;
}

export interface Receiver {
  readonly url: string;
  readonly deliveries: readonly Delivery[];
  close(): Promise<void>;
}

export interface ReceiverOptions {
  /** Status of the answer to the nth delivery, from 0; 200 unless given. */
  readonly statusFor?: (delivery: Delivery, index: number) => number;
  /** Milliseconds before it answers. */
  readonly delayMs?: number;
  /** Sent with every answer, such as a Location. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server on loopback that keeps every webhook it gets. */
export async function startReceiver({ statusFor = () => 200, delayMs = 0, headers = {} }: ReceiverOptions = {}): Promise<Receiver> {
  const deliveries: Delivery[] = [];
  const server = createServer((request, response) => {
    void readAll(request).then((rawBody) => {
      const delivery = { path: request.url ?? '', headers: request.headers, rawBody, arrivedAtMs: Date.now() };
      noteWebhook(rawBody, request.headers['fleexpay-signature']);
      const index = deliveries.push(delivery) - 1;
      setTimeout(() => answer(response, statusFor(delivery, index)), delayMs);
    });
  });
  const answer = (response: ServerResponse, status: number) => response.writeHead(status, headers).end('noted');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    deliveries,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
