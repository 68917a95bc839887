import { createHash } from 'node:crypto';
import { type ApiEventId, idOf, type PublicEvent } from '@corridor/contracts';

/**
 * The id of the n-th, counted from 0, of what a surface tells of a public event: always the same, so that an event which is
 * delivered to us again is recognised. It has the form of a UUIDv7 (RFC 9562, 5.7) of the event's own time,
 * with bits of a SHA-256 where others have random ones. Throws when the event's time is none.
 */
export function apiEventIdOf(event: Pick<PublicEvent, 'source' | 'id' | 'time'>, dialect: string, index = 0): ApiEventId {
  const timeMs = Date.parse(event.time);
  if (!Number.isSafeInteger(timeMs) || timeMs < 0) throw new Error(`the event ${event.id} has no time`);
  const bytes = createHash('sha256').update(JSON.stringify([event.source, event.id, dialect, ...(index === 0 ? [] : [index])])).digest().subarray(0, 16);
  bytes.writeUIntBE(timeMs, 0, 6);
  bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x70;
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return idOf([hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-'));
}
