import type { AnyEventVersions, DomainEvent, ServiceName } from '@corridor/contracts';
import { type Example, isRecording, RecordedExamples } from './recorded-examples.js';

/** Takes the events of a stream to a state; `example` is where they come from, for what needs more than their data. */
export type ExampleFold = (events: readonly never[], example: Example) => unknown;

/**
 * What a service promises of its log: every event of every version that its contract knows has an example, and each example, read as
 * this release reads it, folds to the state that was written down with it. `folds` are by the beginning of a stream's name.
 */
export function describeRecordedEvents(service: ServiceName, versions: AnyEventVersions, folds: Readonly<Record<string, ExampleFold>>): void {
  const recorded = new RecordedExamples(service, versions);

  describe(`the recorded events of ${service}`, () => {
    it('are there for every event in every version, and for nothing else', () => {
      expect(recorded.problems()).toEqual([]);
    });

    it.each(recorded.names())('%s folds to the state that was written down', (name) => {
      const examples = recorded.read(name);
      const folded = examples.map((example) => ({ ...example, state: plain(foldOf(folds, example)(recorded.current(example).map(domainEvent) as never[], example)) }));
      if (isRecording) recorded.write(name, folded);
      else expect(examples).toEqual(folded);
    });
  });
}

function foldOf(folds: Readonly<Record<string, ExampleFold>>, { stream }: Example): ExampleFold {
  const [beginning] = Object.keys(folds).filter((each) => stream.startsWith(each)).sort((one, other) => other.length - one.length);
  const fold = beginning === undefined ? undefined : folds[beginning];
  if (fold === undefined) throw new Error(`no fold is known of the stream ${stream}`);
  return fold;
}

const domainEvent = ({ type, version, data }: DomainEvent): DomainEvent => (version === 1 ? { type, data } : { type, version: version ?? 1, data });

/** A state as JSON has it. */
function plain(state: unknown): unknown {
  const replaced = (_name: string, value: unknown): unknown => {
    if (typeof value === 'bigint') return value.toString();
    if (value instanceof Map) return Object.fromEntries(value as ReadonlyMap<string, unknown>);
    return value instanceof Set ? [...(value as ReadonlySet<unknown>)] : value;
  };
  const text = JSON.stringify(state, replaced) as string | undefined;
  return text === undefined ? null : (JSON.parse(text) as unknown);
}
