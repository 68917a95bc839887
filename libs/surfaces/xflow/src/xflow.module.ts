import { ACCOUNTS_QUERIES, type AccountsQueries } from '@corridor/contracts/accounts';
import { COMMAND_BUS, type CommandBus } from '@corridor/messaging';
import type { Logger } from '@corridor/runtime';
import { CommandDesk, HttpSurfacesModule, keyAuthenticator, KeyDirectory, SurfaceRegistry } from '@corridor/surfaces/http';
import { type DynamicModule, Inject, Module, type ModuleMetadata } from '@nestjs/common';
import { AccountSettingsController } from './account-settings/account-settings.controller.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { ActivationController } from './accounts/activation.controller.js';
import { ReceivingController } from './accounts/receiving.controller.js';
import { ActingAccount } from './acting/acting-account.js';
import { BalanceController } from './balance/balance.controller.js';
import { AddressesController } from './addresses/addresses.controller.js';
import { BASE, ROOT } from './base-path.js';
import { faultToWire } from './errors/fault-to-wire.js';
import { DepositsController } from './deposits/deposits.controller.js';
import { ReceivablesController } from './receivables/receivables.controller.js';
import { readCredential } from './keys/read-credential.js';
import { FilesController } from './files/files.controller.js';
import { XFLOW } from './name.js';
import { ObjectNames } from './object-names.js';
import { PersonsController } from './persons/persons.controller.js';

export interface XflowOptions {
  readonly logger: Logger;
  /** Modules that export the command bus and the queries of every service; none when those are global. */
  readonly imports?: NonNullable<ModuleMetadata['imports']>;
}

/** The Xflow API 2024-02-05 over the services' contracts. */
@Module({})
export class XflowModule {
  constructor(@Inject(SurfaceRegistry) registry: SurfaceRegistry, @Inject(ACCOUNTS_QUERIES) accounts: AccountsQueries) {
    registry.add({
      name: XFLOW,
      root: ROOT,
      base: BASE,
      authenticate: keyAuthenticator({ directory: new KeyDirectory({ queries: accounts }), readCredential }),
      render: faultToWire,
    });
  }

  static register({ logger, imports = [] }: XflowOptions): DynamicModule {
    const desk = { provide: CommandDesk, inject: [COMMAND_BUS], useFactory: (bus: CommandBus) => new CommandDesk({ bus, logger }) };
    return {
      module: XflowModule,
      imports: [HttpSurfacesModule, ...imports],
      controllers: [AccountsController, ActivationController, ReceivingController, AccountSettingsController, AddressesController, BalanceController, DepositsController, ReceivablesController, FilesController, PersonsController],
      providers: [ActingAccount, ObjectNames, desk],
    };
  }
}
