import { ACCOUNTS_QUERIES } from '@corridor/contracts/accounts';
import { type DynamicModule, Module } from '@nestjs/common';
import { ACCOUNTS_DEPS, type AccountsDeps } from './accounts.deps.js';
import { AccountsHandlers } from './accounts.handlers.js';
import { CustomersHandlers } from './customers.handlers.js';
import { BeneficiariesHandlers } from './beneficiaries/beneficiaries.handlers.js';
import { OnboardingHandlers } from './onboarding/onboarding.handlers.js';
import { AddressesHandlers } from './addresses/addresses.handlers.js';
import { OpenedAddressesHandlers } from './addresses/opened-addresses.handlers.js';
import { FilesHandlers } from './files/files.handlers.js';
import { ActivationHandlers } from './parties/activation.handlers.js';
import { PartiesHandlers } from './parties/parties.handlers.js';
import { SettingsHandlers } from './parties/settings.handlers.js';
import { PersonsHandlers } from './persons/persons.handlers.js';
import { ReceivingHandlers } from './receiving/receiving.handlers.js';
import { PgAccountsQueries } from './read/accounts.queries.js';
import { KeyAtStart } from './vault/key-at-start.js';

const CUSTOMERS = [AccountsHandlers, CustomersHandlers, OnboardingHandlers, BeneficiariesHandlers];
const PARTIES = [PartiesHandlers, ActivationHandlers, SettingsHandlers, FilesHandlers, PersonsHandlers, AddressesHandlers, OpenedAddressesHandlers, ReceivingHandlers];

@Module({})
export class AccountsModule {
  static register(deps: AccountsDeps): DynamicModule {
    return {
      module: AccountsModule,
      controllers: [...CUSTOMERS, ...PARTIES],
      providers: [
        { provide: ACCOUNTS_DEPS, useValue: deps },
        KeyAtStart,
        { provide: ACCOUNTS_QUERIES, useFactory: () => new PgAccountsQueries(deps) },
      ],
      exports: [ACCOUNTS_QUERIES],
    };
  }
}
