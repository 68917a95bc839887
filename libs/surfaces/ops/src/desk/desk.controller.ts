import { SERVICE_NAMES, type ServiceName } from '@corridor/contracts';
import { countOf, ForOperator, LimitParameter, notFound, OneOf, Optional, TextField } from '@corridor/surfaces/http';
import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { BASE } from '../base-path.js';
import type { ListObject } from '../list-to-wire.js';
import { OPS_DESK, type OpsDesk, type ParkedMessage } from './ops-desk.js';

const DEFAULT_LIMIT = 25;

export class ServiceQuery {
  @OneOf(SERVICE_NAMES)
  readonly service!: ServiceName;
}

export class ParkedQuery extends ServiceQuery {
  @Optional()
  @LimitParameter(100)
  readonly limit?: string;

  @Optional()
  @TextField(200)
  readonly starting_after?: string;
}

@Controller(BASE)
export class DeskController {
  constructor(@Inject(OPS_DESK) private readonly desk: OpsDesk) {}

  @Get('parked')
  @ForOperator()
  async parked(@Query() { service, limit, starting_after }: ParkedQuery): Promise<ListObject<object>> {
    const page = { limit: limit === undefined ? DEFAULT_LIMIT : countOf(limit), after: starting_after };
    const { items, hasMore } = await this.desk.parked(service, page);
    return { object: 'list', data: items.map(parkedToWire), has_more: hasMore };
  }

  @Post('parked/:id/redrive')
  @HttpCode(200)
  @ForOperator()
  async redrive(@Param('id') id: string, @Query() { service }: ServiceQuery): Promise<object> {
    if (!(await this.desk.redrive(service, id))) throw notFound('There is no such parked message.');
    return { id, object: 'parked_message', redriven: true };
  }

  /** Sound or not, the question has been answered: the answer is a 200 that says which. */
  @Get('ledger/verify')
  @ForOperator()
  async verify(): Promise<object> {
    const { books, events, problems } = await this.desk.verifyLedger();
    return { object: 'ledger_verification', sound: problems.length === 0, books, events, problems };
  }
}

function parkedToWire({ id, service, kind, type, key, error, attempts, parkedAt }: ParkedMessage) {
  return { id, object: 'parked_message', service, kind, type, key, error, attempts, parked_at: parkedAt };
}
