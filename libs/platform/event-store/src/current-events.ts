import { type AnyEventVersions, currentVersion, upcast } from '@corridor/contracts';
import type { Committed, EventStore, LogHead, NewEvent, ReadLogOptions, ReadStreamOptions, RecordedEvent, SubscribeOptions, Subscription, UnitOfWork } from './port.js';

/**
 * A store whose events are read as this release's contract has them, whichever version they were recorded in; what is kept stays as
 * it is. An event that only a later release knows is refused with `UnknownEvent`, and so is a write in any version but the present.
 */
export function withCurrentEvents(store: EventStore, versions: AnyEventVersions): EventStore {
  return new CurrentEvents(store, versions);
}

/** @throws {UnknownEvent} */
export function currentEvent<Event extends RecordedBody>(versions: AnyEventVersions, event: Event): Event {
  // By far the most are: their bodies are not even parsed here.
  if (currentVersion(versions, event.type) === event.version) return event;
  const { version, data } = upcast(versions, `${event.stream}/${event.revision}`, { ...event, data: JSON.parse(event.body) as unknown });
  return { ...event, version, body: JSON.stringify(data) };
}

export type RecordedBody = Pick<RecordedEvent, 'stream' | 'revision' | 'type' | 'version' | 'body' | 'tenant' | 'recordedAt'>;

class CurrentEvents implements EventStore {
  readonly capabilities: EventStore['capabilities'];

  constructor(
    private readonly store: EventStore,
    private readonly versions: AnyEventVersions,
  ) {
    this.capabilities = store.capabilities;
  }

  async commit(unit: UnitOfWork): Promise<Committed> {
    for (const { stream, events } of unit.appends) for (const event of events) this.checkWrite(stream, event);
    return this.store.commit(unit);
  }

  async readStream(stream: string, options?: ReadStreamOptions): Promise<RecordedEvent[]> {
    return this.current(await this.store.readStream(stream, options));
  }

  async readStreams(streams: readonly string[]): Promise<Map<string, RecordedEvent[]>> {
    const found = await this.store.readStreams(streams);
    return new Map([...found].map(([stream, events]) => [stream, this.current(events)]));
  }

  async readLog(options: ReadLogOptions): Promise<RecordedEvent[]> {
    const events = await this.store.readLog(options);
    return options.asRecorded === true ? events : this.current(events);
  }

  head(): Promise<LogHead> {
    return this.store.head();
  }

  subscribe(options: SubscribeOptions, handle: (batch: readonly RecordedEvent[]) => Promise<void>): Subscription {
    return this.store.subscribe(options, options.asRecorded === true ? handle : async (batch) => handle(this.current(batch)));
  }

  close(): Promise<void> {
    return this.store.close();
  }

  private current(events: readonly RecordedEvent[]): RecordedEvent[] {
    return events.map((event) => currentEvent(this.versions, event));
  }

  private checkWrite(stream: string, { type, version }: NewEvent): void {
    const current = currentVersion(this.versions, type);
    if (current !== version) throw new TypeError(`${type} is to be written to ${stream} in version ${version}, and its contract says ${current ?? 'nothing of it'}`);
  }
}
