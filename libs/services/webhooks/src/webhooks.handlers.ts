import type { Command } from '@corridor/contracts';
import {
  CreateEndpoint,
  type CreateEndpointPayload,
  DeleteEndpoint,
  type DeleteEndpointPayload,
  type EndpointRejection,
  type EndpointView,
  type EndpointWithSecret,
  UpdateEndpoint,
  type UpdateEndpointPayload,
} from '@corridor/contracts/webhooks';
import { HandleCommand, type Handled } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { AddressPolicy } from './delivery/address-policy.js';
import { urlProblem } from './delivery/url-policy.js';
import { endpointOf, endpointStream } from './domain/endpoint.js';
import { createEndpoint, deleteEndpoint, updateEndpoint } from './domain/endpoint.decide.js';
import { assertKnownTypes, dialectOf, doneWith, loadEndpoint, newSecret } from './endpoint-units.js';
import { freeSlot } from './read/endpoint-slots.js';
import { destroySecret, keepSecret } from './read/secret-rows.js';
import { MOST_ENDPOINTS, WEBHOOKS_DEPS, type WebhooksDeps } from './webhooks.deps.js';

/** The commands that make, change and delete an endpoint: load, decide, say what to append. */
@Controller()
export class WebhooksHandlers {
  private readonly policy: AddressPolicy;

  constructor(@Inject(WEBHOOKS_DEPS) private readonly deps: WebhooksDeps) {
    this.policy = new AddressPolicy(deps.addresses);
  }

  /** The secret is in the answer, and so in the command's outcome, and in a table: never in an event. */
  @HandleCommand(CreateEndpoint)
  async createEndpoint(command: Command<CreateEndpointPayload>): Promise<Handled<EndpointWithSecret, EndpointRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const dialect = dialectOf(this.deps, payload.dialect);
    assertKnownTypes(dialect, payload.events);
    const most = this.deps.mostEndpoints ?? MOST_ENDPOINTS;
    const { slot, existing } = await freeSlot(this.deps, scope, { dialect: payload.dialect, owner: payload.owner, most });
    const decision = createEndpoint(payload, { urlProblem: urlProblem(payload.url, this.policy), existing, most, at });
    if (decision.kind === 'rejected') return decision;
    const secret = newSecret(dialect);
    const head = { stream: endpointStream(payload.endpointId), revision: -1, events: [] };
    const done = doneWith(command, head, decision, { slot, rows: [keepSecret(payload.endpointId, secret)] });
    return { ...done, view: { ...decision.endpoint, secret }, object: payload.endpointId };
  }

  @HandleCommand(UpdateEndpoint)
  async updateEndpoint(command: Command<UpdateEndpointPayload>): Promise<Handled<EndpointView, EndpointRejection>> {
    const { payload, scope } = command;
    const head = await loadEndpoint(this.deps, scope, payload);
    const problem = payload.url === undefined ? null : urlProblem(payload.url, this.policy);
    const decision = updateEndpoint(endpointOf(head.events), payload, { urlProblem: problem });
    if (decision.kind === 'rejected') return decision;
    if (decision.kind === 'unchanged') return { kind: 'done', unit: { appends: [] }, view: decision.endpoint };
    assertKnownTypes(dialectOf(this.deps, payload.dialect), decision.endpoint.events);
    return doneWith(command, head, decision);
  }

  @HandleCommand(DeleteEndpoint)
  async deleteEndpoint(command: Command<DeleteEndpointPayload>): Promise<Handled<EndpointView, EndpointRejection>> {
    const head = await loadEndpoint(this.deps, command.scope, command.payload);
    const decision = deleteEndpoint(endpointOf(head.events), command.payload);
    if (decision.kind === 'rejected') return decision;
    return doneWith(command, head, decision, { rows: [destroySecret(command.payload.endpointId)] });
  }
}
