import type { CommandType, Outcome } from '@corridor/contracts';
import type { RecordedEvent } from '@corridor/event-store';
import { placeOf, scopeOf } from '../append-of.js';
import { derivedCommandId } from '../ids/ids.js';
import type { CommandBus } from '../port/command-bus.js';
import { StillUnknown } from '../port/handling.js';

/** What a process asks of another service in the name of an intent. */
export interface Question<Payload, View, Rejection extends { readonly reason: string }> {
  readonly type: CommandType<Payload, View, Rejection>;
  readonly payload: Payload;
  /** ISO 8601, UTC, milliseconds. */
  readonly issuedAt: string;
  /** Tells the commands of one base apart; `post` unless given. */
  readonly label?: string;
  /** What the command's id derives from; the intent's place unless given. */
  readonly base?: string;
  /** Of what the payload is made of, where it is not the same at every attempt; the payload's own unless given. */
  readonly fingerprint?: string;
}

type Asking = { readonly bus: CommandBus };

/**
 * Asks another service what an intent needs of it, under an id that is the same at every attempt.
 * @throws {StillUnknown} when it has not answered: the intent stays open, and its process asks again
 */
export async function ask<Payload, View, Rejection extends { readonly reason: string }>(
  { bus }: Asking,
  intent: RecordedEvent,
  { type, payload, issuedAt, label = 'post', base, fingerprint }: Question<Payload, View, Rejection>,
): Promise<Outcome<View, Rejection>> {
  const place = placeOf(intent);
  const about = { scope: scopeOf(intent), correlation: intent.correlation, causation: place, issuedAt };
  const reply = await bus.send(type, { id: derivedCommandId(base ?? place, label), ...about, ...(fingerprint === undefined ? {} : { fingerprint }), payload });
  switch (reply.kind) {
    case 'accepted':
      return { kind: 'accepted', view: reply.view };
    case 'rejected':
      return { kind: 'rejected', rejection: reply.rejection };
    case 'unknown':
      throw new StillUnknown(`${type.service} has not answered for ${place}`);
    case 'failed':
    case 'conflict':
      throw new Error(`${type.service} can't take ${place}: ${reply.kind}`);
  }
}

/** Asks for what can't be refused, such as the end of what was put aside before. A refusal is a fault. */
export async function askSurely<Payload, View, Rejection extends { readonly reason: string }>(
  asking: Asking,
  intent: RecordedEvent,
  question: Question<Payload, View, Rejection>,
): Promise<View> {
  const answer = await ask(asking, intent, question);
  if (answer.kind === 'rejected') throw new Error(`${question.type.service} refused ${placeOf(intent)}: ${answer.rejection.reason}`);
  return answer.view;
}
