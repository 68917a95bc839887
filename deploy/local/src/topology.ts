/** Services in the order in which they stop: those that others wait for come last. */
export const SERVICES = ['webhooks', 'collections', 'quotes', 'payouts', 'custody', 'ledger', 'accounts'] as const;
export type ServiceApp = (typeof SERVICES)[number];

/** Every program of the system, each a process or several; a gateway stops before all others. */
export const APPS = ['gateway', ...SERVICES] as const;
export type AppName = (typeof APPS)[number];

/** Waves of a stop. A service of the first may be waiting for one of the second. */
export const STOP_ORDER: readonly (readonly AppName[])[] = [
  ['gateway'],
  ['webhooks', 'collections', 'quotes', 'payouts', 'custody'],
  ['ledger', 'accounts'],
];

/** Each instance of an app, with the port that it has for as long as the system runs. */
export interface Instance {
  readonly app: AppName;
  /** Such as `ledger-2`; instances count from 1. */
  readonly name: string;
  readonly port: number;
}

export type InstanceCounts = Readonly<Record<AppName, number>>;

const MOST_INSTANCES = 20;

/** One of each app unless told otherwise. */
export function countsOf(wanted: Partial<Record<AppName, number>> = {}): InstanceCounts {
  const counts = Object.fromEntries(APPS.map((app) => [app, wanted[app] ?? 1])) as Record<AppName, number>;
  for (const [app, count] of Object.entries(counts)) {
    if (!Number.isInteger(count) || count < 1 || count > MOST_INSTANCES) throw new Error(`There can be 1 to ${MOST_INSTANCES} of ${app}, not ${count}`);
  }
  return counts;
}

/** Hands ports out to instances: gateways have those that were asked for, everyone else the free ones. */
export function instancesOf(counts: InstanceCounts, gatewayPorts: readonly number[], takePort: () => number): Instance[] {
  return APPS.flatMap((app) =>
    Array.from({ length: counts[app] }, (_, index) => {
      const wished = app === 'gateway' ? gatewayPorts[index] : undefined;
      return { app, name: `${app}-${index + 1}`, port: wished ?? takePort() };
    }),
  );
}
