import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** Below what common systems give to outgoing connections (32768 and up on Linux), above the well-known services. */
const LOWEST = 20_000;
const HIGHEST = 32_000;
const MOST_TRIES = 1_000;

/**
 * As many different TCP ports of loopback, free a moment ago. They are outside the range from which the system serves
 * outgoing connections, because whoever stops and starts again must find his port still free: an address that others were
 * told does not change.
 */
export async function steadyPorts(count: number): Promise<number[]> {
  const held: Server[] = [];
  const ports: number[] = [];
  try {
    for (let tries = 0; ports.length < count; tries += 1) {
      if (tries === MOST_TRIES) throw new Error(`No ${count} free ports between ${LOWEST} and ${HIGHEST}`);
      const port = randomInt(LOWEST, HIGHEST);
      const server = await listenOn(port);
      if (server === null) continue;
      // Held until all are found, so that none is found twice.
      held.push(server);
      ports.push(port);
    }
    return ports;
  } finally {
    for (const server of held) await new Promise((resolve) => server.close(resolve));
  }
}

/** Whether nobody listens on a port of loopback at this moment. */
export async function isFree(port: number): Promise<boolean> {
  const server = await listenOn(port);
  if (server === null) return false;
  await new Promise((resolve) => server.close(resolve));
  return true;
}

async function listenOn(port: number): Promise<Server | null> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    return server;
  } catch (error) {
    if (['EADDRINUSE', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}
