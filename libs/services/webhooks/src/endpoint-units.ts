import { randomBytes } from 'node:crypto';
import type { Command, EndpointId, Scope } from '@corridor/contracts';
import type { WebhookDialect } from '@corridor/contracts/webhooks';
import type { RowWrite } from '@corridor/event-store';
import { contextOfCommand, type LoadedStream, loadStream, unitOf } from '@corridor/messaging';
import { type EndpointEvent, endpointStream } from './domain/endpoint.js';
import type { Recorded } from './domain/endpoint.decide.js';
import { endpointRows } from './read/endpoints.projection.js';
import type { WebhooksDeps } from './webhooks.deps.js';

const SECRET_BYTES = 32;

export function loadEndpoint({ store }: Pick<WebhooksDeps, 'store'>, scope: Scope, { endpointId }: { readonly endpointId: EndpointId }): Promise<LoadedStream<EndpointEvent>> {
  return loadStream<EndpointEvent>(store, endpointStream(endpointId), scope);
}

export function dialectOf({ dialects }: Pick<WebhooksDeps, 'dialects'>, id: string): WebhookDialect {
  const dialect = dialects.find((known) => known.id === id);
  if (dialect === undefined) throw new Error(`nobody speaks the dialect ${id}`);
  return dialect;
}

export function newSecret(dialect: WebhookDialect): string {
  return dialect.secretOf(randomBytes(SECRET_BYTES));
}

/** Surfaces refuse types they don't have; one that gets here would be a subscription that never fires. */
export function assertKnownTypes(dialect: WebhookDialect, types: readonly string[]): void {
  const unknown = types.find((type) => type !== '*' && !dialect.eventTypes.includes(type));
  if (unknown !== undefined) throw new Error(`${dialect.id} has no events of the type ${unknown.slice(0, 60)}`);
}

/** `slot`: the place in its scope that a new endpoint takes. */
export function doneWith(
  command: Command,
  head: LoadedStream<EndpointEvent>,
  decision: Recorded<EndpointEvent>,
  { slot = null, rows = [] }: { readonly slot?: number | null; readonly rows?: readonly RowWrite[] } = {},
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
