import { ACCOUNTS_QUERIES, type AccountsQueries } from '@corridor/contracts/accounts';
import { COMMAND_BUS, type CommandBus } from '@corridor/messaging';
import type { Logger } from '@corridor/runtime';
import { bearerToken, CommandDesk, describeApi, documentsController, DocumentStore, HostedPages, HttpSurfacesModule, keyAuthenticator, KeyDirectory, SurfaceRegistry } from '@corridor/surfaces/http';
import { type DynamicModule, Inject, Module, type ModuleMetadata } from '@nestjs/common';
import { AccountsController } from './accounts/accounts.controller.js';
import { BASE, ROOT } from './base-path.js';
import { BeneficiariesController } from './beneficiaries/beneficiaries.controller.js';
import { ConversionsController } from './conversions/conversions.controller.js';
import { CustomersController } from './customers/customers.controller.js';
import { OnboardingLinksController } from './customers/onboarding-links.controller.js';
import { DepositsController } from './deposits/deposits.controller.js';
import { faultToWire } from './errors/fault-to-wire.js';
import { EventsController } from './events/events.controller.js';
import { ObjectNames } from './object-names.js';
import { DESCRIPTION } from './openapi/description.js';
import { PayoutsController } from './payouts/payouts.controller.js';
import { QuotesController } from './quotes/quotes.controller.js';
import { SandboxController } from './sandbox/sandbox.controller.js';
import { SandboxObjects } from './sandbox/sandbox-objects.js';
import { provideStatementFiles } from './statements/statement-file.js';
import { StatementsController } from './statements/statements.controller.js';
import { TransactionsController } from './transactions/transactions.controller.js';
import { TransfersController } from './transfers/transfers.controller.js';
import { DIALECT } from './webhooks/event-types.js';
import { WalletsController } from './wallets/wallets.controller.js';
import { WebhookDeliveriesController } from './webhook-deliveries/webhook-deliveries.controller.js';
import { WebhookEndpointsController } from './webhook-endpoints/webhook-endpoints.controller.js';

export interface FleexPayOptions {
  readonly logger: Logger;
  /** What customers reach the hosted pages by; without it, the host that a link is asked for at. */
  readonly hostedOrigin?: string | undefined;
  /** Modules that export the command bus and the queries of every service; none when those are global. */
  readonly imports?: NonNullable<ModuleMetadata['imports']>;
}

const CONTROLLERS = [
  CustomersController,
  OnboardingLinksController,
  AccountsController,
  QuotesController,
  ConversionsController,
  DepositsController,
  BeneficiariesController,
  PayoutsController,
  TransactionsController,
  StatementsController,
  WalletsController,
  TransfersController,
  WebhookEndpointsController,
  WebhookDeliveriesController,
  EventsController,
  SandboxController,
  documentsController(ROOT),
];

/** The FleexPay API v1 over the services' contracts. */
@Module({})
export class FleexPayModule {
  constructor(
    @Inject(SurfaceRegistry) registry: SurfaceRegistry,
    @Inject(ACCOUNTS_QUERIES) accounts: AccountsQueries,
    @Inject(DocumentStore) documents: DocumentStore,
  ) {
    registry.add({
      name: DIALECT,
      root: ROOT,
      base: BASE,
      authenticate: keyAuthenticator({ directory: new KeyDirectory({ queries: accounts }), readCredential: bearerToken }),
      render: faultToWire,
      describe: (app) => documents.set(() => describeApi(app, FleexPayModule, DESCRIPTION)),
    });
  }

  static register({ logger, hostedOrigin, imports = [] }: FleexPayOptions): DynamicModule {
    const desk = { provide: CommandDesk, inject: [COMMAND_BUS], useFactory: (bus: CommandBus) => new CommandDesk({ bus, logger }) };
    return {
      module: FleexPayModule,
      imports: [HttpSurfacesModule, ...imports],
      controllers: CONTROLLERS,
      providers: [
        DocumentStore,
        ObjectNames,
        SandboxObjects,
        provideStatementFiles(logger),
        desk,
        { provide: HostedPages, useValue: new HostedPages(hostedOrigin ?? null) },
      ],
    };
  }
}
