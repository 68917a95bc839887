import type { Process } from '@corridor/messaging';

/** Several processes over one log as the one that a host takes. Each event belongs to one of them at most. */
export function together(name: string, processes: readonly Process[]): Process {
  return {
    name,
    starts: (event) => processes.some((process) => process.starts(event)),
    ends: (event) => processes.map((process) => process.ends(event)).find((place) => place !== null) ?? null,
    resume: async (intent) => {
      const process = processes.find((each) => each.starts(intent));
      if (process === undefined) throw new Error(`no process of ${name} knows ${intent.type}`);
      return process.resume(intent);
    },
  };
}
