import type { Random } from '../load/random.js';

/** The kinds of processes that are killed, asked to stop and suspended. */
export const APPS = ['gateway', 'accounts', 'quotes', 'ledger', 'collections', 'payouts', 'custody', 'webhooks'] as const;
export type FaultyApp = (typeof APPS)[number];
/** Those that take commands in a group. */
export const COMMAND_SERVICES = ['accounts', 'quotes', 'ledger', 'collections', 'payouts', 'custody', 'webhooks'] as const;
export type CommandService = (typeof COMMAND_SERVICES)[number];

/** Those of which two run: one that stands still meets, when it wakes, another that has taken its work over. */
const DOUBLED = ['ledger', 'payouts'] as const;

/** One thing that is done to the system. Which instance of an app or which broker it meets is drawn when it is planned. */
export type Fault =
  | { readonly kind: 'kill'; readonly app: FaultyApp }
  | { readonly kind: 'terminate'; readonly app: FaultyApp }
  | { readonly kind: 'suspend'; readonly app: FaultyApp }
  | { readonly kind: 'kill all' }
  | { readonly kind: 'restart postgresql' }
  | { readonly kind: 'kill broker' }
  | { readonly kind: 'suspend broker' }
  | { readonly kind: 'repeat messages'; readonly of: 'commands' | 'events' }
  | { readonly kind: 'rebalance'; readonly service: CommandService };

/**
 * Deals faults from shuffled decks: each holds every kind of fault on every kind of target once. The first of a deck are
 * one of each kind, so that a short run has them all but for the one that takes longest.
 */
export function dealFaults(random: Random, count: number): readonly Fault[] {
  const faults: Fault[] = [];
  while (faults.length < count) faults.push(...deck(random));
  return faults.slice(0, count);
}

function deck(random: Random): readonly Fault[] {
  const kills = APPS.map((app): Fault => ({ kind: 'kill', app }));
  const [termination, ...terminations] = shuffled(random, APPS.map((app): Fault => ({ kind: 'terminate', app })));
  const [rebalance, ...rebalances] = shuffled(random, COMMAND_SERVICES.map((service): Fault => ({ kind: 'rebalance', service })));
  const first = random.pick(DOUBLED);
  const suspension: Fault = { kind: 'suspend', app: first };
  const suspensions = APPS.filter((app) => app !== first).map((app): Fault => ({ kind: 'suspend', app }));
  const powerCut: Fault = { kind: 'kill all' };
  const singles: readonly Fault[] = [
    { kind: 'restart postgresql' },
    { kind: 'kill broker' },
    { kind: 'suspend broker' },
    { kind: 'repeat messages', of: 'commands' },
    { kind: 'repeat messages', of: 'events' },
  ];
  if (termination === undefined || rebalance === undefined) throw new Error('there are no apps');
  return [
    ...shuffled(random, [...kills, ...singles, termination, rebalance, suspension]),
    ...shuffled(random, [...terminations, ...rebalances, ...suspensions, powerCut]),
  ];
}

function shuffled<Item>(random: Random, items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
