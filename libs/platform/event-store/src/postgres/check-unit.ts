import { NO_STREAM, type NewEvent, type UnitOfWork } from '../port.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
/** PostgreSQL refuses U+0000, U+001E separates bodies on their way to the server, and no JSON text holds either. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/**
 * Refuses, before it can spoil a batch, a unit that would not come back as it went in.
 * @throws {TypeError} that names what is wrong
 */
export function checkUnit({ appends, rows = [] }: UnitOfWork): void {
  let events = 0;
  for (const append of appends) {
    checkText('stream', append.stream);
    if (!Number.isSafeInteger(append.expectedRevision) || append.expectedRevision < NO_STREAM) {
      throw new TypeError(`${append.expectedRevision} is not a revision that a stream can have`);
    }
    append.events.forEach(checkEvent);
    events += append.events.length;
  }
  if (events > 0) return;
  const homeless = rows.find((write) => write.statement.needsPosition === true && write.rows.length > 0);
  if (homeless) throw new TypeError(`${homeless.statement.name} needs a position, but the unit appends no event`);
}

function checkEvent(event: NewEvent): void {
  for (const name of ['type', 'causation', 'correlation', 'tenant', 'mode', 'body'] as const) checkText(name, event[name]);
  if (!UUID.test(event.commandId)) throw new TypeError(`the command id ${event.commandId} is not a UUID in lower case`);
  if (!TIME.test(event.recordedAt)) throw new TypeError(`the time ${event.recordedAt} is not ISO 8601 in UTC with milliseconds`);
  if (!Number.isInteger(event.version) || event.version < 1) throw new TypeError(`${event.version} is not a version`);
}

function checkText(name: string, text: string): void {
  if (text === '' && name !== 'causation' && name !== 'correlation') throw new TypeError(`the ${name} of an event is empty`);
  if (CONTROL.test(text)) throw new TypeError(`the ${name} of an event holds a control character`);
  if (!isWellFormed(text)) throw new TypeError(`the ${name} of an event holds half of a surrogate pair`);
}

/** The method is in every supported Node, but not yet in the type library that we compile against. */
function isWellFormed(text: string): boolean {
  return (text as unknown as { isWellFormed(): boolean }).isWellFormed();
}
