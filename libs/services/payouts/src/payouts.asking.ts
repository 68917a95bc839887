import type { CommandType } from '@corridor/contracts';
import type { RecordedEvent } from '@corridor/event-store';
import { type CommandBus, derivedCommandId, placeOf, scopeOf, StillUnknown } from '@corridor/messaging';

export interface Step<Payload, View, Rejection extends { readonly reason: string }> {
  readonly type: CommandType<Payload, View, Rejection>;
  /** Tells the commands of one intent apart. */
  readonly label: string;
  readonly payload: Payload;
  readonly issuedAt: string;
  /** Of what the payload is made of, where that is not the same at every attempt. */
  readonly fingerprint?: string;
}

/** Asks another service, under an id that is the same at every attempt. */
export async function ask<Payload, View, Rejection extends { readonly reason: string }>(
  { bus }: { readonly bus: CommandBus },
  recorded: RecordedEvent,
  { type, label, payload, issuedAt, fingerprint }: Step<Payload, View, Rejection>,
): Promise<{ readonly kind: 'accepted'; readonly view: View } | { readonly kind: 'rejected'; readonly rejection: Rejection }> {
  const place = placeOf(recorded);
  const about = { scope: scopeOf(recorded), correlation: recorded.correlation, causation: place, issuedAt };
  const reply = await bus.send(type, { id: derivedCommandId(place, label), ...about, ...(fingerprint === undefined ? {} : { fingerprint }), payload });
  switch (reply.kind) {
    case 'accepted':
    case 'rejected':
      return reply;
    case 'unknown':
      throw new StillUnknown(`${type.service} has not answered for ${place}`);
    case 'failed':
    case 'conflict':
      throw new Error(`${type.service} can't take ${place}: ${reply.kind}`);
  }
}
