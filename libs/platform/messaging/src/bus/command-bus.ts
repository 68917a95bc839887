import type { Command, CommandType, Reply } from '@corridor/contracts';
import { fingerprintOf } from '../ids/fingerprint.js';
import type { CommandBus, NewCommand } from '../port/command-bus.js';
import type { MessagingDriver } from '../port/driver.js';
import { decodeReply, encode } from '../wire/encoding.js';
import { commandTopic } from '../wire/topics.js';

export interface CommandBusOptions {
  readonly driver: MessagingDriver;
  /** How long an answer is waited for unless `send` says otherwise. Longer than a consumer group takes to rebalance. */
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 15_000;

export function createCommandBus({ driver, timeoutMs = DEFAULT_TIMEOUT_MS }: CommandBusOptions): CommandBus {
  return {
    async send<Payload, View, Rejection extends { readonly reason: string }>(
      type: CommandType<Payload, View, Rejection>,
      given: NewCommand<Payload>,
      options: { readonly timeoutMs?: number } = {},
    ): Promise<Reply<View, Rejection>> {
      const command = commandOf(type, given);
      const message = { key: command.key, value: encode(command) };
      const answer = await driver.request(commandTopic(type.service), message, { timeoutMs: options.timeoutMs ?? timeoutMs });
      return answer === null ? { kind: 'unknown' } : (decodeReply(answer) as Reply<View, Rejection>);
    },
  };
}

/** What goes over the wire for a command as its sender gives it. */
export function commandOf<Payload>(
  type: Pick<CommandType<Payload, never, never>, 'name' | 'keyOf'>,
  { id, scope, fingerprint, correlation, causation, issuedAt, payload }: NewCommand<Payload>,
): Command<Payload> {
  return {
    id,
    type: type.name,
    key: type.keyOf(payload),
    scope,
    fingerprint: fingerprint ?? fingerprintOf(payload),
    correlation,
    causation: causation ?? null,
    issuedAt,
    payload,
  };
}
