import type { EndpointId, Scope } from '@corridor/contracts';
import {
  CreateEndpoint,
  DeleteEndpoint,
  EndPreviousSecret,
  type EndpointRejection,
  RollSecret,
  type RollSecretRejection,
  UpdateEndpoint,
  WEBHOOKS_QUERIES,
  type WebhooksQueries,
} from '@corridor/contracts/webhooks';
import { type Answer, type Call, CommandDesk, CurrentCall, CurrentScope, noSuch, PathId, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { Refuses } from '../errors/refuses.js';
import { endpointIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { DIALECT } from '../webhooks/event-types.js';
import { filterOf, ListWebhookEndpointsQuery } from './list-webhook-endpoints.query.js';
import { toCreateEndpoint, toDeleteEndpoint, toEndPreviousSecret, toRollSecret, toUpdateEndpoint } from './to-command.js';
import { endpointProblem, rollSecretProblem } from './to-problem.js';
import { deletedEndpointToWire, endpointToWire, endpointWithSecretToWire } from './to-wire.js';
import { CreateWebhookEndpointBody, RollSecretBody, UpdateWebhookEndpointBody } from './webhook-endpoint.bodies.js';
import { DeletedWebhookEndpointObject, WebhookEndpointObject } from './webhook-endpoint.object.js';

const endpointId = new PathId(endpointIds, 'webhook endpoint');
const refuseRoll = (rejection: RollSecretRejection, requestId: string): Answer => answerOf(rollSecretProblem(rejection), requestId);
const refuse = (rejection: EndpointRejection, requestId: string): Answer => answerOf(endpointProblem(rejection), requestId);

@ApiTags('Webhook endpoints')
@Controller(`${BASE}/webhook_endpoints`)
export class WebhookEndpointsController {
  constructor(
    @Inject(WEBHOOKS_QUERIES) private readonly webhooks: WebhooksQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ObjectNames) private readonly names: ObjectNames,
  ) {}

  @Post()
  @Scoped(SCOPES.webhook_endpoints.write)
  @ApiOperation({ summary: 'Register a webhook endpoint' })
  @Refuses('limit_reached')
  @ApiCreatedResponse({ type: WebhookEndpointObject })
  async create(
    @CurrentCall() call: Call,
    @CurrentScope() scope: Scope,
    @Body() body: CreateWebhookEndpointBody,
  ): Promise<WebhookEndpointObject> {
    const submission = { scope, type: CreateEndpoint, payload: () => toCreateEndpoint(body) };
    const { view } = await this.desk.submit(call, { ...submission, ...this.outcomes(scope) });
    return endpointWithSecretToWire(view);
  }

  @Get()
  @Scoped(SCOPES.webhook_endpoints.read)
  @ApiOperation({ summary: 'List webhook endpoints' })
  @ListAnswer(WebhookEndpointObject)
  async list(@CurrentScope() scope: Scope, @Query() query: ListWebhookEndpointsQuery): Promise<ListObject<WebhookEndpointObject>> {
    const page = pageOf(query, endpointIds);
    return listToWire(await this.webhooks.endpoints(scope, DIALECT, filterOf(query), page), page, endpointToWire);
  }

  @Get(':id')
  @Scoped(SCOPES.webhook_endpoints.read)
  @ApiOperation({ summary: 'Read a webhook endpoint' })
  @ApiOkResponse({ type: WebhookEndpointObject })
  async read(@CurrentScope() scope: Scope, @Param('id', endpointId) id: EndpointId): Promise<WebhookEndpointObject> {
    const endpoint = await this.webhooks.endpoint(scope, DIALECT, id);
    if (endpoint === null) throw noSuch('webhook endpoint');
    return endpointToWire(endpoint);
  }

  @Patch(':id')
  @Scoped(SCOPES.webhook_endpoints.write)
  @ApiOperation({ summary: 'Change a webhook endpoint' })
  @ApiOkResponse({ type: WebhookEndpointObject })
  async update(
    @CurrentCall() call: Call,
    @CurrentScope() scope: Scope,
    @Param('id', endpointId) id: EndpointId,
    @Body() body: UpdateWebhookEndpointBody,
  ): Promise<WebhookEndpointObject> {
    const submission = { scope, type: UpdateEndpoint, payload: () => toUpdateEndpoint(id, body) };
    const { view } = await this.desk.submit(call, { ...submission, ...this.outcomes(scope) });
    return endpointToWire(view);
  }

  @Delete(':id')
  @Scoped(SCOPES.webhook_endpoints.write)
  @ApiOperation({ summary: 'Delete a webhook endpoint' })
  @ApiOkResponse({ type: DeletedWebhookEndpointObject })
  async delete(
    @CurrentCall() call: Call,
    @CurrentScope() scope: Scope,
    @Param('id', endpointId) id: EndpointId,
  ): Promise<DeletedWebhookEndpointObject> {
    const submission = { scope, type: DeleteEndpoint, payload: () => toDeleteEndpoint(id) };
    const { view } = await this.desk.submit(call, { ...submission, ...this.outcomes(scope) });
    return deletedEndpointToWire(view);
  }

  @Post(':id/roll_secret')
  @HttpCode(200)
  @Scoped(SCOPES.webhook_endpoints.write)
  @ApiOperation({
    summary: 'Give a webhook endpoint a new secret',
    description: [
      'The new secret is in this answer alone. Until the overlap ends, `webhook-signature` has a signature by each of the two secrets.',
      '`FleexPay-Signature` has one: that by the secret before in the first attempt of a delivery, that by the new one in the second, and so on in turn; `FleexPay-Signature-Alternate` has the other.',
    ].join(' '),
  })
  @Refuses('conflict')
  @ApiOkResponse({ type: WebhookEndpointObject })
  async rollSecret(
    @CurrentCall() call: Call,
    @CurrentScope() scope: Scope,
    @Param('id', endpointId) id: EndpointId,
    @Body() body: RollSecretBody,
  ): Promise<WebhookEndpointObject> {
    const submission = { scope, type: RollSecret, payload: () => toRollSecret(id, body) };
    const { view } = await this.desk.submit(call, { ...submission, ...this.outcomes(scope), refuse: refuseRoll });
    return endpointWithSecretToWire(view);
  }

  @Delete(':id/previous_secret')
  @Scoped(SCOPES.webhook_endpoints.write)
  @ApiOperation({ summary: "End a roll's overlap", description: 'For when every receiver goes by the new secret. Nothing changes when there is no overlap.' })
  @ApiOkResponse({ type: WebhookEndpointObject })
  async endPreviousSecret(
    @CurrentCall() call: Call,
    @CurrentScope() scope: Scope,
    @Param('id', endpointId) id: EndpointId,
  ): Promise<WebhookEndpointObject> {
    const submission = { scope, type: EndPreviousSecret, payload: () => toEndPreviousSecret(id) };
    const { view } = await this.desk.submit(call, { ...submission, ...this.outcomes(scope) });
    return endpointToWire(view);
  }

  private outcomes(scope: Scope) {
    return { refuse, nameObject: async (object: string) => this.names.nameOf(scope, object) };
  }
}
