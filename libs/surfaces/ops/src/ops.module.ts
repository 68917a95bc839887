import type { TenantId } from '@corridor/contracts';
import { COMMAND_BUS, type CommandBus } from '@corridor/messaging';
import type { Logger } from '@corridor/runtime';
import { CommandDesk, HttpSurfacesModule, SurfaceRegistry } from '@corridor/surfaces/http';
import { type DynamicModule, Inject, Module, type ModuleMetadata } from '@nestjs/common';
import { AccountsController } from './accounts/accounts.controller.js';
import { BASE, ROOT } from './base-path.js';
import { CollectionsSandboxController } from './collections/collections-sandbox.controller.js';
import { ReceivablesController } from './collections/receivables.controller.js';
import { ChainSandboxController } from './custody/chain-sandbox.controller.js';
import { TransfersController } from './custody/transfers.controller.js';
import { BeneficiariesController } from './beneficiaries/beneficiaries.controller.js';
import { CustomersController } from './customers/customers.controller.js';
import { DeliveriesController } from './deliveries/deliveries.controller.js';
import { DeskController } from './desk/desk.controller.js';
import { OPS_DESK, type OpsDesk } from './desk/ops-desk.js';
import { renderFault } from './errors/render.js';
import { FeePlansController } from './fee-plans/fee-plans.controller.js';
import { FundsController } from './funds/funds.controller.js';
import { KeysController } from './keys/keys.controller.js';
import { operatorAuthenticator } from './operator-authenticator.js';
import { PayoutSandboxController } from './payouts/payout-sandbox.controller.js';
import { PayoutsController } from './payouts/payouts.controller.js';
import { Scopes } from './scopes.js';
import { TenantsController } from './tenants/tenants.controller.js';

export interface OpsOptions {
  readonly logger: Logger;
  /** SHA-256 (hex) of the operator's key, which begins with `ops_`. */
  readonly keyHash: string;
  readonly desk: OpsDesk;
  /** Meant where a call names no tenant; without it every call has to. */
  readonly defaultTenant?: TenantId;
  /** Modules that export the command bus and the queries of accounts, collections, custody, payouts and webhooks; none when those are global. */
  readonly imports?: NonNullable<ModuleMetadata['imports']>;
}

const KEY_HASH = Symbol('OpsKeyHash');

/** The operator's calls, which no customer sees. */
@Module({})
export class OpsModule {
  constructor(@Inject(SurfaceRegistry) registry: SurfaceRegistry, @Inject(KEY_HASH) keyHash: string) {
    registry.add({ name: 'ops', root: ROOT, base: BASE, authenticate: operatorAuthenticator(keyHash), render: renderFault });
  }

  static register({ logger, keyHash, desk, defaultTenant, imports = [] }: OpsOptions): DynamicModule {
    return {
      module: OpsModule,
      imports: [HttpSurfacesModule, ...imports],
      controllers: [
        AccountsController,
        BeneficiariesController,
        ChainSandboxController,
        CollectionsSandboxController,
        CustomersController,
        DeliveriesController,
        DeskController,
        FeePlansController,
        FundsController,
        KeysController,
        PayoutSandboxController,
        PayoutsController,
        ReceivablesController,
        TenantsController,
        TransfersController,
      ],
      providers: [
        { provide: KEY_HASH, useValue: keyHash },
        { provide: OPS_DESK, useValue: desk },
        { provide: Scopes, useValue: new Scopes(defaultTenant ?? null) },
        { provide: CommandDesk, inject: [COMMAND_BUS], useFactory: (bus: CommandBus) => new CommandDesk({ bus, logger }) },
      ],
    };
  }
}
