import { randomBytes } from 'node:crypto';
import type { Command, Scope } from '@corridor/contracts';
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
  type WebhookDialect,
} from '@corridor/contracts/webhooks';
import type { RowWrite } from '@corridor/event-store';
import { contextOfCommand, HandleCommand, type Handled, type LoadedStream, loadStream, unitOf } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { AddressPolicy } from './delivery/address-policy.js';
import { urlProblem } from './delivery/url-policy.js';
import { type EndpointEvent, endpointOf, endpointStream } from './domain/endpoint.js';
import { createEndpoint, type Decision, deleteEndpoint, updateEndpoint } from './domain/endpoint.decide.js';
import { endpointRows } from './read/endpoints.projection.js';
import { freeSlot } from './read/endpoint-slots.js';
import { destroySecret, keepSecret } from './read/secret-rows.js';
import { MOST_ENDPOINTS, WEBHOOKS_DEPS, type WebhooksDeps } from './webhooks.deps.js';

const SECRET_BYTES = 32;

/** Every command of the service: load, decide, say what to append. */
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
    const dialect = this.dialectOf(payload.dialect);
    assertKnownTypes(dialect, payload.events);
    const most = this.deps.mostEndpoints ?? MOST_ENDPOINTS;
    const { slot, existing } = await freeSlot(this.deps, scope, most);
    const decision = createEndpoint(payload, { urlProblem: urlProblem(payload.url, this.policy), existing, most, at });
    if (decision.kind === 'rejected') return decision;
    const secret = dialect.secretOf(randomBytes(SECRET_BYTES));
    const head = { stream: endpointStream(payload.endpointId), revision: -1, events: [] };
    const done = doneWith(command, head, decision, { slot, rows: [keepSecret(payload.endpointId, secret)] });
    return { ...done, view: { ...decision.endpoint, secret }, object: payload.endpointId };
  }

  @HandleCommand(UpdateEndpoint)
  async updateEndpoint(command: Command<UpdateEndpointPayload>): Promise<Handled<EndpointView, EndpointRejection>> {
    const { payload, scope } = command;
    const head = await this.load(scope, payload);
    const problem = payload.url === undefined ? null : urlProblem(payload.url, this.policy);
    const decision = updateEndpoint(endpointOf(head.events), payload, { urlProblem: problem });
    if (decision.kind === 'rejected') return decision;
    if (decision.kind === 'unchanged') return { kind: 'done', unit: { appends: [] }, view: decision.endpoint };
    assertKnownTypes(this.dialectOf(payload.dialect), decision.endpoint.events);
    return doneWith(command, head, decision, { slot: null, rows: [] });
  }

  @HandleCommand(DeleteEndpoint)
  async deleteEndpoint(command: Command<DeleteEndpointPayload>): Promise<Handled<EndpointView, EndpointRejection>> {
    const head = await this.load(command.scope, command.payload);
    const decision = deleteEndpoint(endpointOf(head.events), command.payload);
    if (decision.kind === 'rejected') return decision;
    return doneWith(command, head, decision, { slot: null, rows: [destroySecret(command.payload.endpointId)] });
  }

  private load(scope: Scope, { endpointId }: Pick<DeleteEndpointPayload, 'endpointId'>): Promise<LoadedStream<EndpointEvent>> {
    return loadStream<EndpointEvent>(this.deps.store, endpointStream(endpointId), scope);
  }

  private dialectOf(id: string): WebhookDialect {
    const dialect = this.deps.dialects.find((known) => known.id === id);
    if (dialect === undefined) throw new Error(`nobody speaks the dialect ${id}`);
    return dialect;
  }
}

/** Surfaces refuse types they don't have; one that gets here would be a subscription that never fires. */
function assertKnownTypes(dialect: WebhookDialect, types: readonly string[]): void {
  const unknown = types.find((type) => type !== '*' && !dialect.eventTypes.includes(type));
  if (unknown !== undefined) throw new Error(`${dialect.id} has no events of the type ${unknown.slice(0, 60)}`);
}

function doneWith(
  command: Command,
  head: LoadedStream<EndpointEvent>,
  decision: Extract<Decision<EndpointEvent>, { kind: 'event' }>,
  { slot, rows }: { readonly slot: number | null; readonly rows: readonly RowWrite[] },
) {
  const unit = unitOf<EndpointEvent>({
    context: contextOfCommand(command),
    head,
    events: [decision.event],
    project: (event, scope) => endpointRows(event, scope, slot),
    rows,
  });
  return { kind: 'done', unit, view: decision.endpoint } as const;
}
