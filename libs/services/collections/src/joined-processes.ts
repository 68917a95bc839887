import type { Process } from '@corridor/messaging';
import type { RecordedEvent } from '@corridor/event-store';

/** Several processes over one log as the one that the host knows, and keeps a checkpoint for by `name`. Each starts at events that are nobody else's. */
export function joinedProcesses(name: string, processes: readonly Process[]): Process {
  const ofStart = (event: RecordedEvent) => processes.find((each) => each.starts(event));
  return {
    name,
    starts: (event) => ofStart(event) !== undefined,
    ends: (event) => processes.map((each) => each.ends(event)).find((place) => place !== null) ?? null,
    resume: async (intent) => {
      const process = ofStart(intent);
      if (process === undefined) throw new Error(`${intent.type} starts nothing`);
      return process.resume(intent);
    },
  };
}
