import { PAYOUTS_QUERIES } from '@corridor/contracts/payouts';
import { type DynamicModule, Module } from '@nestjs/common';
import { AutomaticPayoutsHandlers } from './automatic/automatic.handlers.js';
import { ScheduleHandlers } from './automatic/schedule.handlers.js';
import { NotesHandlers } from './notes/notes.handlers.js';
import { PAYOUTS_DEPS, type PayoutsDeps } from './payouts.deps.js';
import { PayoutsHandlers } from './payouts.handlers.js';
import { PgPayoutsQueries } from './read/payouts.queries.js';
import { FeeSplitHandlers } from './transfers/fee-split.handlers.js';
import { TransfersHandlers } from './transfers/transfers.handlers.js';

@Module({})
export class PayoutsModule {
  static register(deps: PayoutsDeps): DynamicModule {
    return {
      module: PayoutsModule,
      controllers: [PayoutsHandlers, AutomaticPayoutsHandlers, ScheduleHandlers, NotesHandlers, TransfersHandlers, FeeSplitHandlers],
      providers: [
        { provide: PAYOUTS_DEPS, useValue: deps },
        { provide: PAYOUTS_QUERIES, useFactory: () => new PgPayoutsQueries(deps) },
      ],
      exports: [PAYOUTS_QUERIES],
    };
  }
}
