import { ACCOUNTS_QUERIES, type AccountsQueries } from '@corridor/contracts/accounts';
import { COMMAND_BUS, type CommandBus } from '@corridor/messaging';
import type { Logger } from '@corridor/runtime';
import { CommandDesk, describeApi, documentsController, DocumentStore, HostedPages, HttpSurfacesModule, keyAuthenticator, KeyDirectory, SurfaceRegistry } from '@corridor/surfaces/http';
import { type DynamicModule, Inject, Module, type ModuleMetadata } from '@nestjs/common';
import { AccountSettingsController } from './account-settings/account-settings.controller.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { ActivationController } from './accounts/activation.controller.js';
import { ReceivingController } from './accounts/receiving.controller.js';
import { ActingAccount } from './acting/acting-account.js';
import { BalanceController } from './balance/balance.controller.js';
import { BalanceTransactionsController } from './balance-transactions/balance-transactions.controller.js';
import { AddressesController } from './addresses/addresses.controller.js';
import { BASE, ROOT } from './base-path.js';
import { EventsController } from './events/events.controller.js';
import { faultToWire } from './errors/fault-to-wire.js';
import { ExchangeRatesController } from './exchange-rates/exchange-rates.controller.js';
import { DepositsController } from './deposits/deposits.controller.js';
import { ReceivablesController } from './receivables/receivables.controller.js';
import { readCredential } from './keys/read-credential.js';
import { FeePlansController } from './fee-plans/fee-plans.controller.js';
import { FilesController } from './files/files.controller.js';
import { XFLOW } from './name.js';
import { ObjectNames } from './object-names.js';
import { DESCRIPTION } from './openapi/description.js';
import { PaymentLinksController } from './payment-links/payment-links.controller.js';
import { PaymentsController } from './payments/payments.controller.js';
import { PayoutsController } from './payouts/payouts.controller.js';
import { PersonsController } from './persons/persons.controller.js';
import { QuotesController } from './quotes/quotes.controller.js';
import { TransfersController } from './transfers/transfers.controller.js';
import { WebhookEndpointsController } from './webhook-endpoints/webhook-endpoints.controller.js';

export interface XflowOptions {
  readonly logger: Logger;
  /** Modules that export the command bus and the queries of every service; none when those are global. */
  readonly imports?: NonNullable<ModuleMetadata['imports']>;
  /** What payers reach hosted pages by; without it, the host that a link is asked for at. */
  readonly hostedOrigin?: string | undefined;
}

const CONTROLLERS = [
  AccountsController,
  ActivationController,
  AccountSettingsController,
  AddressesController,
  BalanceController,
  BalanceTransactionsController,
  DepositsController,
  EventsController,
  ExchangeRatesController,
  FeePlansController,
  FilesController,
  PaymentLinksController,
  PaymentsController,
  DepositsController,
  PayoutsController,
  ReceivablesController,
  PersonsController,
  QuotesController,
  ReceivablesController,
  ReceivingController,
  TransfersController,
  WebhookEndpointsController,
  documentsController(ROOT),
];

/** The Xflow API 2024-02-05 over the services' contracts. */
@Module({})
export class XflowModule {
  constructor(
    @Inject(SurfaceRegistry) registry: SurfaceRegistry,
    @Inject(ACCOUNTS_QUERIES) accounts: AccountsQueries,
    @Inject(DocumentStore) documents: DocumentStore,
  ) {
    registry.add({
      name: XFLOW,
      root: ROOT,
      base: BASE,
      authenticate: keyAuthenticator({ directory: new KeyDirectory({ queries: accounts }), readCredential }),
      render: faultToWire,
      describe: (app) => documents.set(() => describeApi(app, XflowModule, DESCRIPTION)),
    });
  }

  static register({ logger, imports = [], hostedOrigin }: XflowOptions): DynamicModule {
    const desk = { provide: CommandDesk, inject: [COMMAND_BUS], useFactory: (bus: CommandBus) => new CommandDesk({ bus, logger }) };
    return {
      module: XflowModule,
      imports: [HttpSurfacesModule, ...imports],
      controllers: CONTROLLERS,
      providers: [ActingAccount, DocumentStore, ObjectNames, desk, { provide: HostedPages, useValue: new HostedPages(hostedOrigin ?? null) }],
    };
  }
}
