import { CUSTODY_QUERIES } from '@corridor/contracts/custody';
import { type DynamicModule, Module } from '@nestjs/common';
import { ApprovalsHandlers } from './approvals.handlers.js';
import { CUSTODY_DEPS, type CustodyDeps } from './custody.deps.js';
import { DepositsHandlers } from './deposits.handlers.js';
import { KeysAtStart } from './keys/keys-at-start.js';
import { PoliciesHandlers } from './policies.handlers.js';
import { PgCustodyQueries } from './read/custody.queries.js';
import { TransfersHandlers } from './transfers.handlers.js';
import { WalletsHandlers } from './wallets.handlers.js';

@Module({})
export class CustodyModule {
  static register(deps: CustodyDeps): DynamicModule {
    return {
      module: CustodyModule,
      controllers: [WalletsHandlers, DepositsHandlers, TransfersHandlers, ApprovalsHandlers, PoliciesHandlers],
      providers: [
        KeysAtStart,
        { provide: CUSTODY_DEPS, useValue: deps },
        { provide: CUSTODY_QUERIES, useFactory: () => new PgCustodyQueries(deps) },
      ],
      exports: [CUSTODY_QUERIES],
    };
  }
}
