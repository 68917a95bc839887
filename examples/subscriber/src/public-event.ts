/** The fields of a public event that this program goes by. The whole of it: docs/events/schemas. */
export interface PublicEvent {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** The key: order holds within it. */
  readonly subject: string;
  /** From 0, without gaps within the subject. */
  readonly sequence: number;
  readonly dataversion: number;
  /** Rises when the owner's database was restored from a backup. */
  readonly logepoch: number;
  readonly time: string;
  readonly data: unknown;
}

/** Reading on would lose or invent something: a person has to look first. Trying again changes nothing. */
export class CannotGoOn extends Error {
  override readonly name: string = 'CannotGoOn';
}

const TEXTS = ['id', 'source', 'type', 'subject', 'time'] as const;
const NUMBERS = ['sequence', 'dataversion', 'logepoch'] as const;

/** @throws {CannotGoOn} on a message that is no event: skipping it would hide whatever was meant. */
export function readEvent(message: { readonly offset: string; readonly value: Buffer | null }): PublicEvent {
  const event = parsed(message.value?.toString('utf8') ?? '') as Partial<PublicEvent> | null;
  const isEvent =
    typeof event === 'object' && event !== null && TEXTS.every((name) => typeof event[name] === 'string') && NUMBERS.every((name) => Number.isSafeInteger(event[name]));
  if (!isEvent) throw new CannotGoOn(`the message at offset ${message.offset} is no event`);
  return event as PublicEvent;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
