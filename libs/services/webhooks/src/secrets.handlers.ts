import type { Command } from '@corridor/contracts';
import {
  type EndpointView,
  type EndpointWithSecret,
  EndPreviousSecret,
  type EndPreviousSecretPayload,
  RollSecret,
  type RollSecretPayload,
  type RollSecretRejection,
} from '@corridor/contracts/webhooks';
import { HandleCommand, type Handled } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { endpointOf } from './domain/endpoint.js';
import { endPreviousSecret, rollSecret } from './domain/secret.decide.js';
import { dialectOf, doneWith, loadEndpoint, newSecret } from './endpoint-units.js';
import { endPreviousSecretOf, rollSecretTo } from './read/secret-rows.js';
import { WEBHOOKS_DEPS, type WebhooksDeps } from './webhooks.deps.js';

/** The commands that change what an endpoint's deliveries are signed with. */
@Controller()
export class SecretsHandlers {
  constructor(@Inject(WEBHOOKS_DEPS) private readonly deps: WebhooksDeps) {}

  /** The new secret is in the answer, and so in the command's outcome, and in a table: never in an event. */
  @HandleCommand(RollSecret)
  async rollSecret(command: Command<RollSecretPayload>): Promise<Handled<EndpointWithSecret, RollSecretRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const head = await loadEndpoint(this.deps, scope, payload);
    const decision = rollSecret(endpointOf(head.events), payload, { at });
    if (decision.kind === 'rejected') return decision;
    const { endpoint } = decision;
    const secret = newSecret(dialectOf(this.deps, payload.dialect));
    const rows = [rollSecretTo(endpoint.id, secret, endpoint.previousSecretUntil ?? null)];
    return { ...doneWith(command, head, decision, { rows }), view: { ...endpoint, secret } };
  }

  @HandleCommand(EndPreviousSecret)
  async endPreviousSecret(command: Command<EndPreviousSecretPayload>): Promise<Handled<EndpointView, RollSecretRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const head = await loadEndpoint(this.deps, scope, payload);
    const decision = endPreviousSecret(endpointOf(head.events), payload, { at });
    if (decision.kind === 'rejected') return decision;
    if (decision.kind === 'unchanged') return { kind: 'done', unit: { appends: [] }, view: decision.endpoint };
    return doneWith(command, head, decision, { rows: [endPreviousSecretOf(payload.endpointId)] });
  }
}
