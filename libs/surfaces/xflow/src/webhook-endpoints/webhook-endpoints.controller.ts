import type { EndpointId, Scope } from '@corridor/contracts';
import { CreateEndpoint, type EndpointRejection, type EndpointWithSecret, UpdateEndpoint, type UpdateEndpointPayload, WEBHOOKS_QUERIES, type WebhooksQueries } from '@corridor/contracts/webhooks';
import { type Answer, type Call, CommandDesk, CurrentCall, CurrentScope, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Acting, ActingAccount, familyOf } from '../acting/acting-account.js';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { Refuses } from '../errors/refuses.js';
import { noSuch, PathId } from '../fields/path-id.js';
import { webhookEndpointIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { XFLOW } from '../name.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { filterOf, ListWebhookEndpointsQuery } from './list-endpoints.query.js';
import { toCreateEndpoint, toSetStatus, toUpdateEndpoint } from './to-command.js';
import { endpointProblem } from './to-problem.js';
import { endpointToWire, newEndpointToWire } from './to-wire.js';
import { CreateWebhookEndpointBody, UpdateWebhookEndpointBody } from './webhook-endpoint.bodies.js';
import { WebhookEndpointObject } from './webhook-endpoint.object.js';

const OF_DETAILS = ['event_type_invalid', 'duplicate_values_found', 'url_invalid'] as const;

const endpointId = new PathId(webhookEndpointIds, 'webhook endpoint');

@ApiTags('WebhookEndpoints')
@Controller(`${BASE}/webhook_endpoints`)
export class WebhookEndpointsController {
  constructor(
    @Inject(WEBHOOKS_QUERIES) private readonly webhooks: WebhooksQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ActingAccount) private readonly acting: ActingAccount,
    @Inject(ObjectNames) private readonly names: ObjectNames,
  ) {}

  @Post()
  @HttpCode(200)
  @Scoped(SCOPES.webhook_endpoints.write)
  @ApiOperation({ summary: 'Create a webhook endpoint', description: 'Of the account that the request is made for.' })
  @Refuses({ 400: [...OF_DETAILS, 'webhook_endpoint_limit_exceeded'] })
  @ApiOkResponse({ type: WebhookEndpointObject })
  async create(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Body() body: CreateWebhookEndpointBody): Promise<WebhookEndpointObject> {
    const acting = await this.acting.of(scope, call);
    const payload = toCreateEndpoint(body, acting);
    const { view } = await this.desk.submit(call, { scope, type: CreateEndpoint, actingFor: acting.party.id, payload: () => payload, ...this.outcomes(scope) });
    return newEndpointToWire(view, { mode: scope.mode, acting });
  }

  @Get()
  @Scoped(SCOPES.webhook_endpoints.read)
  @ApiOperation({ summary: 'List webhook endpoints', description: 'Those of the account that the request is made for; a platform sees those of its users too.' })
  @ListAnswer(WebhookEndpointObject)
  async list(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Query() query: ListWebhookEndpointsQuery): Promise<ListObject<WebhookEndpointObject>> {
    const page = pageOf(query, webhookEndpointIds);
    const acting = await this.acting.of(scope, call);
    return listToWire(await this.webhooks.endpoints(scope, XFLOW, filterOf(query, acting), page), page, (each) => endpointToWire(each, { mode: scope.mode, acting }));
  }

  @Get(':id')
  @Scoped(SCOPES.webhook_endpoints.read)
  @ApiOperation({ summary: 'Read a webhook endpoint' })
  @ApiOkResponse({ type: WebhookEndpointObject })
  async read(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', endpointId) id: EndpointId): Promise<WebhookEndpointObject> {
    const { acting, endpoint } = await this.visible(call, scope, id);
    return endpointToWire(endpoint, { mode: scope.mode, acting });
  }

  @Post(':id')
  @HttpCode(200)
  @Scoped(SCOPES.webhook_endpoints.write)
  @ApiOperation({ summary: 'Update a webhook endpoint', description: 'What is left out stays.' })
  @Refuses({ 400: [...OF_DETAILS, 'webhook_endpoint_parameter_not_editable'] })
  @ApiOkResponse({ type: WebhookEndpointObject })
  async update(
    @CurrentCall() call: Call,
    @CurrentScope() scope: Scope,
    @Param('id', endpointId) id: EndpointId,
    @Body() body: UpdateWebhookEndpointBody,
  ): Promise<WebhookEndpointObject> {
    return this.change(call, scope, id, (endpoint, acting) => toUpdateEndpoint(body, endpoint, acting));
  }

  @Post(':id/activate')
  @HttpCode(200)
  @Scoped(SCOPES.webhook_endpoints.write)
  @ApiOperation({ summary: 'Activate a webhook endpoint', description: 'What waits for it is sent, in order.' })
  @ApiOkResponse({ type: WebhookEndpointObject })
  async activate(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', endpointId) id: EndpointId): Promise<WebhookEndpointObject> {
    return this.change(call, scope, id, () => toSetStatus(id, 'activated'));
  }

  @Post(':id/deactivate')
  @HttpCode(200)
  @Scoped(SCOPES.webhook_endpoints.write)
  @ApiOperation({ summary: 'Deactivate a webhook endpoint', description: 'Events go on collecting, and wait until it is activated again.' })
  @ApiOkResponse({ type: WebhookEndpointObject })
  async deactivate(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', endpointId) id: EndpointId): Promise<WebhookEndpointObject> {
    return this.change(call, scope, id, () => toSetStatus(id, 'deactivated'));
  }

  private async change(call: Call, scope: Scope, id: EndpointId, payloadOf: (endpoint: EndpointWithSecret, acting: Acting) => UpdateEndpointPayload): Promise<WebhookEndpointObject> {
    const { acting, endpoint } = await this.visible(call, scope, id);
    const payload = payloadOf(endpoint, acting);
    const { view } = await this.desk.submit(call, { scope, type: UpdateEndpoint, actingFor: acting.party.id, payload: () => payload, ...this.outcomes(scope) });
    return endpointToWire({ ...view, secret: endpoint.secret }, { mode: scope.mode, acting });
  }

  private async visible(call: Call, scope: Scope, id: EndpointId): Promise<{ acting: Acting; endpoint: EndpointWithSecret }> {
    const acting = await this.acting.of(scope, call);
    const endpoint = await this.webhooks.endpoint(scope, XFLOW, id);
    const family = familyOf(acting);
    if (endpoint === null || (family !== undefined && endpoint.owner !== family)) throw noSuch('webhook endpoint');
    return { acting, endpoint };
  }

  private outcomes(scope: Scope) {
    return {
      refuse: (rejection: EndpointRejection): Answer => answerOf(endpointProblem(rejection)),
      nameObject: async (object: string) => this.names.nameOf(scope, object),
    };
  }
}
