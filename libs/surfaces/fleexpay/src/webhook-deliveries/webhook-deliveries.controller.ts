import type { DeliveryId, EndpointId, Scope } from '@corridor/contracts';
import { ResendDelivery, WEBHOOKS_QUERIES, type WebhooksQueries } from '@corridor/contracts/webhooks';
import { type Call, CommandDesk, CurrentCall, CurrentScope, noSuch, PathId, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { Refuses } from '../errors/refuses.js';
import { deliveryIds, endpointIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { DIALECT } from '../webhooks/event-types.js';
import { WebhookDeliveryObject } from './delivery.object.js';
import { filterOf, ListDeliveriesQuery } from './list-deliveries.query.js';
import { ResendDeliveryBody } from './resend-delivery.body.js';
import { toResendDelivery } from './to-command.js';
import { resendDeliveryProblem } from './to-problem.js';
import { deliveryToWire, listedDeliveryToWire } from './to-wire.js';

const endpointId = new PathId(endpointIds, 'webhook endpoint');
const deliveryId = new PathId(deliveryIds, 'delivery');

@ApiTags('Webhook endpoints')
@Controller(`${BASE}/webhook_endpoints/:id/deliveries`)
export class WebhookDeliveriesController {
  constructor(
    @Inject(WEBHOOKS_QUERIES) private readonly webhooks: WebhooksQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ObjectNames) private readonly names: ObjectNames,
  ) {}

  @Get()
  @Scoped(SCOPES.webhook_endpoints.read)
  @ApiOperation({ summary: 'List what was sent to a webhook endpoint, and what waits to be' })
  @ListAnswer(WebhookDeliveryObject)
  async list(
    @CurrentScope() scope: Scope,
    @Param('id', endpointId) endpoint: EndpointId,
    @Query() query: ListDeliveriesQuery,
  ): Promise<ListObject<WebhookDeliveryObject>> {
    const page = pageOf(query, deliveryIds);
    await this.assertEndpoint(scope, endpoint);
    return listToWire(await this.webhooks.deliveries(scope, endpoint, filterOf(query), page), page, listedDeliveryToWire);
  }

  @Get(':delivery')
  @Scoped(SCOPES.webhook_endpoints.read)
  @ApiOperation({ summary: 'Read a delivery with its attempts' })
  @ApiOkResponse({ type: WebhookDeliveryObject })
  async read(
    @CurrentScope() scope: Scope,
    @Param('id', endpointId) endpoint: EndpointId,
    @Param('delivery', deliveryId) id: DeliveryId,
  ): Promise<WebhookDeliveryObject> {
    await this.assertEndpoint(scope, endpoint);
    const delivery = await this.webhooks.delivery(scope, endpoint, id);
    if (delivery === null) throw noSuch('delivery');
    return deliveryToWire(delivery);
  }

  @Post(':delivery/resend')
  @Scoped(SCOPES.webhook_endpoints.write)
  @ApiOperation({
    summary: 'Send a delivery again',
    description: 'As a new delivery of the same event: same id, same bytes, a fresh timestamp. One that still waits is tried now, and is the answer.',
  })
  @Refuses('conflict')
  @ApiCreatedResponse({ type: WebhookDeliveryObject })
  async resend(
    @CurrentCall() call: Call,
    @CurrentScope() scope: Scope,
    @Param('id', endpointId) endpoint: EndpointId,
    @Param('delivery', deliveryId) id: DeliveryId,
    @Body() _body: ResendDeliveryBody,
  ): Promise<WebhookDeliveryObject> {
    const { view } = await this.desk.submit(call, {
      scope,
      type: ResendDelivery,
      payload: () => toResendDelivery(endpoint, id),
      refuse: (rejection, requestId) => answerOf(resendDeliveryProblem(rejection), requestId),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return deliveryToWire(view);
  }

  private async assertEndpoint(scope: Scope, endpoint: EndpointId): Promise<void> {
    if ((await this.webhooks.endpoint(scope, DIALECT, endpoint)) === null) throw noSuch('webhook endpoint');
  }
}
