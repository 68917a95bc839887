import type { EndpointId, Scope } from '@corridor/contracts';
import {
  CreateEndpoint,
  DeleteEndpoint,
  type EndpointRejection,
  UpdateEndpoint,
  WEBHOOKS_QUERIES,
  type WebhooksQueries,
} from '@corridor/contracts/webhooks';
import { type Answer, type Call, CommandDesk, CurrentCall, CurrentScope, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Delete, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { Refuses } from '../errors/refuses.js';
import { noSuch, PathId } from '../fields/path-id.js';
import { endpointIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { ListQuery, pageOf } from '../lists/list.query.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { DIALECT } from '../webhooks/event-types.js';
import { toCreateEndpoint, toDeleteEndpoint, toUpdateEndpoint } from './to-command.js';
import { endpointProblem } from './to-problem.js';
import { deletedEndpointToWire, endpointToWire, endpointWithSecretToWire } from './to-wire.js';
import { CreateWebhookEndpointBody, UpdateWebhookEndpointBody } from './webhook-endpoint.bodies.js';
import { DeletedWebhookEndpointObject, WebhookEndpointObject } from './webhook-endpoint.object.js';

const endpointId = new PathId(endpointIds, 'webhook endpoint');
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
  async list(@CurrentScope() scope: Scope, @Query() query: ListQuery): Promise<ListObject<WebhookEndpointObject>> {
    const page = pageOf(query, endpointIds);
    return listToWire(await this.webhooks.endpoints(scope, DIALECT, page), page, endpointToWire);
  }

  @Get(':id')
  @Scoped(SCOPES.webhook_endpoints.read)
  @ApiOperation({ summary: 'Read a webhook endpoint' })
  @ApiOkResponse({ type: WebhookEndpointObject })
  async read(@CurrentScope() scope: Scope, @Param('id', endpointId) id: EndpointId): Promise<WebhookEndpointObject> {
    const endpoint = await this.webhooks.endpoint(scope, DIALECT, id);
    if (endpoint === null) throw noSuch('webhook endpoint');
    return endpointWithSecretToWire(endpoint);
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

  private outcomes(scope: Scope) {
    return { refuse, nameObject: async (object: string) => this.names.nameOf(scope, object) };
  }
}
