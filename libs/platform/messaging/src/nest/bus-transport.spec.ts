import 'reflect-metadata';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { RevisionConflict } from '@corridor/event-store';
import type { Command } from '@corridor/contracts';
import type { ServiceHost } from '../host/service-host.js';
import { Add, newCommand, Reserve, type CounterPayload } from '../host/test-bed.fixture.js';
import { commandOf } from '../bus/command-bus.js';
import type { CommandHandlers, Handled } from '../port/handling.js';
import { BusTransport } from './bus-transport.js';
import { HandleCommand } from './handle-command.js';

@Controller()
class Counters {
  @HandleCommand(Add)
  async add(command: Command<CounterPayload>): Promise<Handled<unknown, unknown>> {
    if (command.payload.by < 0) throw new RevisionConflict(command.payload.counter, 4);
    return { kind: 'rejected', rejection: { reason: command.payload.counter } };
  }

  @HandleCommand(Reserve)
  reserve(): Promise<Handled<unknown, unknown>> {
    throw new TypeError('at once');
  }
}

@Module({ controllers: [Counters] })
class CountersModule {}

function fakeHost(name: string, calls: string[]) {
  const added: CommandHandlers[] = [];
  const host = {
    name,
    addHandlers: (handlers: CommandHandlers) => void added.push(handlers),
    prepare: () => void calls.push(`prepare ${name}`),
    start: async () => void calls.push(`start ${name}`),
    stop: async () => void calls.push(`stop ${name}`),
  };
  return { host: host as unknown as ServiceHost, handlers: () => Object.assign({}, ...added) as CommandHandlers };
}

async function running(services: readonly string[]) {
  const calls: string[] = [];
  const fakes = services.map((name) => fakeHost(name, calls));
  const app = await NestFactory.createMicroservice(CountersModule, { logger: false, strategy: new BusTransport(fakes.map(({ host }) => host)) });
  await app.listen();
  const handle = (type: string, by: number) => fakes[0]!.handlers()[type]!(commandOf(Add, newCommand('a', by)) as Command<never>);
  return { app, calls, handle };
}

describe('the bus transport', () => {
  it('takes what controllers return to their hosts as it is', async () => {
    const { app, handle } = await running(['quotes']);
    expect(await handle(Add.name, 1)).toEqual({ kind: 'rejected', rejection: { reason: 'a' } });
    await app.close();
  });

  it('keeps the identity of errors, whether a handler rejects or throws', async () => {
    const { app, handle } = await running(['quotes']);
    await expect(handle(Add.name, -1)).rejects.toBeInstanceOf(RevisionConflict);
    await expect(handle(Reserve.name, 1)).rejects.toThrow(new TypeError('at once'));
    await app.close();
  });

  it('lets every host join before any starts, and stops them in the reverse order', async () => {
    const { app, calls } = await running(['quotes', 'webhooks']);
    await app.close();
    expect(calls).toEqual(['prepare quotes', 'prepare webhooks', 'start quotes', 'start webhooks', 'stop webhooks', 'stop quotes']);
  });

  it('does not start when a handler belongs to a service that has no host here', async () => {
    await expect(running(['webhooks'])).rejects.toThrow('quotes has no host');
  });
});
