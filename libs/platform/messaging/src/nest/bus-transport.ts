import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import type { Command } from '@corridor/contracts';
import { isObservable, lastValueFrom } from 'rxjs';
import type { ServiceHost } from '../host/service-host.js';
import type { CommandHandler, Handled } from '../port/handling.js';

/**
 * Nest's side of the bus: takes the handlers that controllers declare with `@HandleCommand` to the hosts of their
 * services. Hosts are started in the order given and stopped in the reverse, so a service stands after those that its
 * steps need.
 */
export class BusTransport extends Server implements CustomTransportStrategy {
  constructor(private readonly hosts: readonly ServiceHost[]) {
    super();
  }

  listen(callback: (error?: unknown) => void): void {
    this.start().then(() => callback(), callback);
  }

  async close(): Promise<void> {
    for (const host of [...this.hosts].reverse()) await host.stop();
  }

  on(): never {
    throw new Error('the bus has no events of its own: look at the readiness of its hosts');
  }

  unwrap<T>(): T {
    return this.hosts as T;
  }

  private async start(): Promise<void> {
    for (const [type, handler] of this.messageHandlers) this.hostOf(type).addHandlers({ [type]: plain(handler) });
    for (const host of this.hosts) host.prepare();
    for (const host of this.hosts) await host.start();
  }

  private hostOf(type: string): ServiceHost {
    const service = type.slice(0, type.indexOf('.'));
    const host = this.hosts.find(({ name }) => name === service);
    if (host === undefined) throw new Error(`${type} has a handler here, but ${service} has no host`);
    return host;
  }
}

/** Nest answers with observables, or promises of them; the host wants the one value, or the error as it was thrown. */
function plain(handler: MessageHandler): CommandHandler {
  return async (command: Command<never>) => {
    const answer: unknown = await handler(command);
    return (isObservable(answer) ? await lastValueFrom(answer) : answer) as Handled<unknown, unknown>;
  };
}
