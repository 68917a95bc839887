import type { Command, PublicEvent, Reply } from '@corridor/contracts';

/** A message that is not what its topic is for. It can't be handled however often it is tried. */
export class Undecodable extends Error {
  override readonly name = 'Undecodable';
}

export function encode(value: Command | PublicEvent | Reply<unknown, unknown>): string {
  return JSON.stringify(value);
}

/** @throws {Undecodable} */
export function decodeCommand(text: string): Command {
  return decoded<Command>(text, 'command', ['id', 'type', 'key', 'fingerprint', 'correlation', 'issuedAt', 'scope']);
}

/** @throws {Undecodable} */
export function decodeEvent(text: string): PublicEvent {
  return decoded<PublicEvent>(text, 'event', ['id', 'source', 'type', 'subject', 'sequence']);
}

/** @throws {Undecodable} */
export function decodeReply(text: string): Reply<unknown, unknown> {
  return decoded<Reply<unknown, unknown>>(text, 'reply', ['kind']);
}

function decoded<Decoded extends object>(text: string, what: string, fields: readonly (keyof Decoded & string)[]): Decoded {
  const value = parsed(text, what);
  if (typeof value !== 'object' || value === null) throw new Undecodable(`a ${what} that is no object`);
  const missing = fields.filter((field) => (value as Record<string, unknown>)[field] === undefined);
  if (missing.length > 0) throw new Undecodable(`a ${what} without ${missing.join(', ')}`);
  return value as Decoded;
}

function parsed(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Undecodable(`a ${what} that is no JSON`);
  }
}
