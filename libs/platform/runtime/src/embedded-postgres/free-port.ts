import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A TCP port on loopback that was free a moment ago. Someone else can take it before it is used; whoever can listen on
 * port 0 directly should do that instead.
 */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The system gave no TCP port');
  return address.port;
}
