import type { BeneficiaryId, CommandType, Reply, Scope, ServiceName } from '@corridor/contracts';
import type { AccountsQueries, BeneficiaryView } from '@corridor/contracts/accounts';
import { type Compartment, type Owner, PostTransactions } from '@corridor/contracts/ledger';
import { BusTransport, type CommandBus, createCommandBus, createInProcessDriver, type InProcessDriverOptions, mintId, type NewCommand } from '@corridor/messaging';
import { closeGround, openGround, openHost } from '@corridor/process';
import { createLogger, createMetrics, loadConfig } from '@corridor/runtime';
import { accountsService } from '@corridor/services/accounts';
import { collectionsService, collectionsSettings } from '@corridor/services/collections';
import { custodyService } from '@corridor/services/custody';
import { ledgerService, verifyLedger } from '@corridor/services/ledger';
import { payoutsService } from '@corridor/services/payouts';
import { quotesService } from '@corridor/services/quotes';
import { webhooksService } from '@corridor/services/webhooks';
import { fleexpayDialect } from '@corridor/surfaces/fleexpay';
import { xflowDialect } from '@corridor/surfaces/xflow';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';

const MOST_TRIES = 10;

@Module({})
class AllServices {}

const SETTINGS = {
  PERSONAL_DATA_KEY: 'ab'.repeat(32),
  SCREENING_REVIEW_SCORE: 82,
  SCREENING_REJECT_SCORE: 95,
  QUOTE_LOCK_MS: 600_000,
  QUOTE_FEE_BASIS_POINTS: 5,
  QUOTE_SPREAD_BASIS_POINTS: 0,
  ...loadConfig(z.object(collectionsSettings), {}),
  SANDBOX_DELAY_MS: 600_000,
  WEBHOOK_ALLOW_LOOPBACK: true,
  WEBHOOK_ALLOWED_NETWORKS: [],
  WEBHOOK_KEPT_DAYS: 90,
  PAYOUT_FEES: [],
  CUSTODY_SEALING_KEY: '5e'.repeat(32),
};

/** The accounts service, and beneficiaries that it knows nothing of. */
function knowing(accounts: AccountsQueries, beneficiaries: ReadonlyMap<BeneficiaryId, BeneficiaryView>): AccountsQueries {
  const over: Partial<AccountsQueries> = { beneficiary: async (_scope, id) => beneficiaries.get(id) ?? null };
  return new Proxy(accounts, { get: (target, name) => over[name as 'beneficiary'] ?? (target[name as 'account'] as object as () => unknown).bind(target) });
}

/** A bus on which the ledger refuses everything while it is told to, and on which something can come between two steps. */
class Disturbable implements CommandBus {
  refusing = false;
  private readonly meanwhile = new Map<string, () => Promise<unknown>>();

  constructor(private readonly bus: CommandBus) {}

  /** Just before the next command of a type is sent by a service, something else happens. */
  beforeNext({ name }: { readonly name: string }, happens: () => Promise<unknown>): void {
    this.meanwhile.set(name, happens);
  }

  async send<Payload, View, Rejection extends { readonly reason: string }>(
    type: CommandType<Payload, View, Rejection>,
    command: NewCommand<Payload>,
    options?: { readonly timeoutMs?: number },
  ): Promise<Reply<View, Rejection>> {
    const happens = this.meanwhile.get(type.name);
    this.meanwhile.delete(type.name);
    await happens?.();
    if (!this.refusing || type.name !== PostTransactions.name) return this.bus.send(type, command, options);
    const rejection = { reason: 'transaction_not_found', transaction: mintId<'transaction'>() };
    return { kind: 'rejected', rejection: rejection as unknown as Rejection, replayed: false, correlation: command.correlation };
  }
}

/** All services as the single process runs them, on one PostgreSQL and one bus, without a gateway. */
export async function runServices(connectionString: string, options: InProcessDriverOptions = {}) {
  const logger = createLogger({ name: 'spec', level: 'silent' });
  const driver = createInProcessDriver(options);
  const bus = createCommandBus({ driver });
  const between = new Disturbable(bus);
  const ground = (service: ServiceName) => openGround(service, { connectionString, connections: 5, bus: between, logger });
  const grounds = { accounts: ground('accounts'), ledger: ground('ledger'), quotes: ground('quotes'), collections: ground('collections'), payouts: ground('payouts'), custody: ground('custody'), webhooks: ground('webhooks') };
  const accounts = accountsService.assemble(grounds.accounts, {}, SETTINGS);
  const beneficiaries = new Map<BeneficiaryId, BeneficiaryView>();
  const ledger = ledgerService.assemble(grounds.ledger, {}, {});
  const quotes = quotesService.assemble(grounds.quotes, { accounts: accounts.queries }, SETTINGS);
  const collections = collectionsService.assemble(grounds.collections, { accounts: accounts.queries, ledger: ledger.queries, quotes: quotes.queries }, SETTINGS);
  const payouts = payoutsService.assemble(grounds.payouts, { accounts: knowing(accounts.queries, beneficiaries), quotes: quotes.queries }, SETTINGS);
  const services = [
    accounts,
    ledger,
    quotes,
    collections,
    payouts,
    custodyService.assemble(grounds.custody, { accounts: accounts.queries }, SETTINGS),
    webhooksService([fleexpayDialect, xflowDialect]).assemble(grounds.webhooks, { accounts: accounts.queries, collections: collections.queries }, SETTINGS),
  ];
  const metrics = createMetrics({ service: 'spec' });
  const hosts = await Promise.all(
    services.map(({ definition }) => openHost(definition, grounds[definition.name], { driver, metrics, instance: mintId<'instance'>() })),
  );
  const all = { module: AllServices, imports: services.map(({ module }) => module) };
  const app = await NestFactory.createMicroservice(all, { strategy: new BusTransport(hosts), logger: false });
  await app.listen();
  return {
    ...{ accounts: accounts.queries, collections: collections.queries, ledger: ledger.queries, payouts: payouts.queries, quotes: quotes.queries },
    /** What services send each other goes by here. */
    between,
    /** Whom payouts find. */
    beneficiaries,
    /** An owner's balances by compartment, of an owner with one currency. */
    balances: async (scope: Scope, owner: Owner) =>
      Object.fromEntries((await ledger.queries.balances(scope, owner)).map(({ compartment, balance }) => [compartment, balance])),
    verifyLedger: () => verifyLedger({ pool: grounds.ledger.pool, schema: grounds.ledger.schema }),
    /** An owner's balances by compartment and currency. */
    balancesOf: async (scope: Scope, owner: Owner) => {
      const byCompartment: Partial<Record<Compartment, Record<string, string>>> = {};
      for (const { compartment, currency, balance } of await ledger.queries.balances(scope, owner)) (byCompartment[compartment] ??= {})[currency] = balance;
      return byCompartment;
    },
    streamOf: (service: ServiceName, stream: string) => grounds[service].store.readStream(stream),
    stores: Object.entries(grounds).map(([service, { store }]) => ({ service: service as keyof typeof grounds, store })),
    /** Repeats what was not answered in time, as the same command: a busy machine is no reason for another outcome. */
    send: async <Payload, View, Rejection extends { readonly reason: string }>(
      type: CommandType<Payload, View, Rejection>,
      scope: Scope,
      payload: Payload,
      issuedAt = new Date(),
      id = mintId<'command'>(),
    ): Promise<Reply<View, Rejection>> => {
      const command = { id, scope, correlation: 'req_spec', issuedAt: issuedAt.toISOString(), payload };
      for (let tries = 1; tries < MOST_TRIES; tries += 1) {
        const reply = await bus.send(type, command);
        if (reply.kind !== 'unknown') return reply;
      }
      return bus.send(type, command);
    },
    stop: async () => {
      await app.close();
      await driver.close();
      await Promise.all(Object.values(grounds).map(closeGround));
    },
  };
}

export type RunningServices = Awaited<ReturnType<typeof runServices>>;
