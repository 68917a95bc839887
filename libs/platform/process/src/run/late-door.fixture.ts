import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from '@corridor/testing';

/** A port at which nobody listens until it is opened; from then on it leads to another one. */
export class LateDoor {
  private readonly sockets = new Set<Socket>();
  private server: Server | null = null;

  private constructor(readonly port: number) {}

  static async make(): Promise<LateDoor> {
    return new LateDoor(await freePort());
  }

  async openTo(target: { readonly host: string; readonly port: number }): Promise<void> {
    const server = createServer((incoming) => {
      const outgoing = connect(target.port, target.host);
      for (const [from, to] of [[incoming, outgoing] as const, [outgoing, incoming] as const]) {
        this.sockets.add(from);
        from.pipe(to);
        from.on('error', () => to.destroy());
        from.on('close', () => this.sockets.delete(from));
      }
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, 'localhost', resolve));
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    const { server } = this;
    if (server !== null) await new Promise((resolve) => server.close(resolve));
  }
}
