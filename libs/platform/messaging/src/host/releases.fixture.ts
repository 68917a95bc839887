import { type AnyEventVersions, type Command, type DomainEvent, type EventVersions, sinceVersion1 } from '@corridor/contracts';
import { type EventStore, type RecordedEvent, withCurrentEvents } from '@corridor/event-store';
import { appendOf, contextOfCommand, contextOfEnd, domainEventOf, loadStream, placeOf } from '../append-of.js';
import type { CommandHandlers, Handled, Process } from '../port/handling.js';
import { Add, type CounterPayload, type InstanceOptions, Reserve } from './test-bed.fixture.js';

interface V1 {
  readonly by: number;
}
interface V2 {
  readonly points: { readonly by: number };
}
export interface V3 extends V2 {
  readonly addedAt: string;
}

/** The events as the third release has them. */
type Counted = DomainEvent<'Added', V3, 3> | DomainEvent<'Reserved', V2, 2> | DomainEvent<'Settled', V1 & { readonly intent: string }>;

const withPoints = ({ by }: V1): V2 => ({ points: { by } });
export const RELEASE_3: EventVersions<Counted> = {
  Added: sinceVersion1<V1>().becomes(withPoints).becomes((old, { recordedAt }): V3 => ({ ...old, addedAt: recordedAt })),
  Reserved: sinceVersion1<V1>().becomes(withPoints),
  Settled: 1,
};
const RELEASE_2 = { Added: sinceVersion1<V1>().becomes(withPoints), Reserved: sinceVersion1<V1>().becomes(withPoints), Settled: 1 } as const;
const RELEASE_1 = { Added: 1, Reserved: 1, Settled: 1 } as const;

/** A release of the counters' service: what it records, and how it reads what is there. */
export interface Release {
  readonly versions: AnyEventVersions;
  readonly added: (by: number, at: string) => DomainEvent;
  readonly reserved: (by: number) => DomainEvent;
  /** How much an event, as this release reads it, says that was added or reserved. */
  readonly byOf: (data: never) => number;
}

const ofV1 = { reserved: (by: number): DomainEvent => ({ type: 'Reserved', data: { by } }), byOf: ({ by }: V1) => by };
const ofV2 = { reserved: (by: number): DomainEvent => ({ type: 'Reserved', version: 2, data: { points: { by } } }), byOf: ({ points }: V2) => points.by };
export const FIRST: Release = { versions: RELEASE_1, added: (by) => ({ type: 'Added', data: { by } }), ...ofV1 };
export const SECOND: Release = { versions: RELEASE_2, added: (by) => ({ type: 'Added', version: 2, data: { points: { by } } }), ...ofV2 };
export const THIRD: Release = { versions: RELEASE_3, added: (by, addedAt) => ({ type: 'Added', version: 3, data: { points: { by }, addedAt } }), ...ofV2 };

/** What has been added; a reservation counts when it is settled. */
export function totalAs({ byOf }: Release, events: readonly DomainEvent[]): number {
  return events.reduce((sum, { type, data }) => sum + (type === 'Added' ? byOf(data as never) : type === 'Settled' ? (data as V1).by : 0), 0);
}

function handlersOf(release: Release, store: EventStore): CommandHandlers {
  const decide = (make: (by: number, at: string) => DomainEvent, kind: 'done' | 'started') => async (command: Command<CounterPayload>): Promise<Handled<{ total: number }, never>> => {
    const { counter, by } = command.payload;
    const head = await loadStream<DomainEvent>(store, counter, command.scope);
    const event = make(by, command.issuedAt);
    const unit = { appends: [appendOf(contextOfCommand(command), head, [event])] };
    return kind === 'started' ? { kind, unit, object: counter } : { kind, unit, view: { total: totalAs(release, [...head.events, event]) }, object: counter };
  };
  return { [Add.name]: decide(release.added, 'done'), [Reserve.name]: decide(release.reserved, 'started') };
}

function processOf(release: Release, store: EventStore, agree: (intent: RecordedEvent) => Promise<void>): Process {
  return {
    name: 'counters',
    starts: ({ type }) => type === 'Reserved',
    ends: (event) => (event.type === 'Settled' ? domainEventOf<DomainEvent<'Settled', { readonly intent: string }>>(event).data.intent : null),
    async resume(intent) {
      await agree(intent);
      const head = await loadStream<DomainEvent>(store, intent.stream, intent);
      const settled = { type: 'Settled', data: { by: release.byOf(domainEventOf(intent).data as never), intent: placeOf(intent) } };
      return { kind: 'done', unit: { appends: [appendOf(contextOfEnd(intent, new Date()), head, [settled])] }, view: { total: totalAs(release, [...head.events, settled]) } };
    },
  };
}

/** An instance of a release; `agree` stands for the service that it asks, and may throw. */
export function instanceOf(release: Release, agree: (intent: RecordedEvent) => Promise<void> = async () => undefined): InstanceOptions {
  return {
    store: (plain) => withCurrentEvents(plain, release.versions),
    handlers: (store) => handlersOf(release, store),
    definition: (store) => ({ process: processOf(release, store, agree) }),
  };
}
