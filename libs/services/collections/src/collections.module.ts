import { COLLECTIONS_QUERIES } from '@corridor/contracts/collections';
import { type DynamicModule, Module } from '@nestjs/common';
import { AddressDepositsHandlers } from './address-deposits/address-deposits.handlers.js';
import { COLLECTIONS_DEPS, type CollectionsDeps } from './collections.deps.js';
import { CollectionsHandlers } from './collections.handlers.js';
import { FundsHandlers } from './funds.handlers.js';
import { PaymentLinksHandlers } from './payment-links/payment-links.handlers.js';
import { AllocationsHandlers } from './receivables/allocations.handlers.js';
import { ReceivablesHandlers } from './receivables/receivables.handlers.js';
import { PgCollectionsQueries } from './read/collections.queries.js';

@Module({})
export class CollectionsModule {
  static register(deps: CollectionsDeps): DynamicModule {
    return {
      module: CollectionsModule,
      controllers: [CollectionsHandlers, FundsHandlers, AddressDepositsHandlers, ReceivablesHandlers, AllocationsHandlers, PaymentLinksHandlers],
      providers: [
        { provide: COLLECTIONS_DEPS, useValue: deps },
        { provide: COLLECTIONS_QUERIES, useFactory: () => new PgCollectionsQueries(deps) },
      ],
      exports: [COLLECTIONS_QUERIES],
    };
  }
}
