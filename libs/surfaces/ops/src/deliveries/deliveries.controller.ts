import type { EndpointId } from '@corridor/contracts';
import { type DeliveryView, WEBHOOKS_QUERIES, type WebhooksQueries } from '@corridor/contracts/webhooks';
import { ForOperator } from '@corridor/surfaces/http';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { BASE } from '../base-path.js';
import { pageOf, PathId, ScopedListQuery } from '../fields.js';
import { deliveryIds, endpointIds, eventIds } from '../ids.js';
import { Scopes } from '../scopes.js';
import { type ListObject, listToWire } from '../list-to-wire.js';

@Controller(`${BASE}/webhook_endpoints`)
export class DeliveriesController {
  constructor(
    @Inject(WEBHOOKS_QUERIES) private readonly webhooks: WebhooksQueries,
    @Inject(Scopes) private readonly scopes: Scopes,
  ) {}

  @Get(':id/deliveries')
  @ForOperator()
  async list(@Param('id', new PathId(endpointIds)) id: EndpointId, @Query() query: ScopedListQuery): Promise<ListObject<object>> {
    return listToWire(await this.webhooks.deliveries(this.scopes.of(query), id, {}, pageOf(query, deliveryIds)), deliveryToWire);
  }
}

function deliveryToWire({ id, endpoint, event, type, status, nextAttemptAt, attempts }: DeliveryView) {
  return {
    id: deliveryIds.print(id),
    object: 'delivery',
    endpoint_id: endpointIds.print(endpoint),
    event_id: eventIds.print(event),
    type,
    status,
    next_attempt_at: nextAttemptAt,
    attempts: attempts.map(({ attemptedAt, answerCode, durationMs, answer }) => ({
      attempted_at: attemptedAt,
      answer_code: answerCode,
      duration_ms: durationMs,
      answer,
    })),
  };
}
