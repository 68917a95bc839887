/** A system that is ready to be measured, in one process or in many. */
export interface Running {
  readonly origin: string;
  readonly opsKey: string;
  /** What each process says of itself at /metrics, by the process's name. */
  metrics(): Promise<ReadonlyMap<string, string>>;
  stop(): Promise<void>;
}

/** Seconds of processor time that a process has used. */
export function cpuSecondsIn(metrics: string): number {
  return Number(/^process_cpu_seconds_total(?:\{[^}]*\})? (\S+)/m.exec(metrics)?.[1] ?? 0);
}

export interface HandledCommands {
  readonly count: number;
  readonly seconds: number;
}

/** How many commands of a type were answered, and how long they took from being taken to their answer, in all. */
export function commandsIn(metrics: string, type: string): HandledCommands {
  const sumOf = (name: string) => {
    const lines = [...metrics.matchAll(new RegExp(`^corridor_command_seconds_${name}\\{([^}]*)\\} (\\S+)$`, 'gm'))];
    return lines.filter(([, labels]) => labels?.includes(`type="${type}"`)).reduce((sum, [, , value]) => sum + Number(value), 0);
  };
  return { count: sumOf('count'), seconds: sumOf('sum') };
}
