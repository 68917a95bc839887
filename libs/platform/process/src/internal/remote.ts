import type { CallTerms, PeerClient } from './peer-client.js';

/** Reads: quick, and harmless to repeat. */
const QUERY: CallTerms = { attemptMs: 750, patienceMs: 5_000, repeatable: true };

/** The path of a method that is called over the internal plane. */
export function pathOf(offer: string, method: string): string {
  return `/internal/${offer}/${method}`;
}

/** A peer's offer as an object of the same interface. What its methods throw is in {@link PeerClient.call}. */
export function remote<Target extends object>(
  client: PeerClient,
  offer: string,
  methods: Readonly<Record<keyof Target, true>>,
  terms: CallTerms,
): Target {
  const entries = Object.keys(methods).map((method) => {
    const path = pathOf(offer, method);
    return [method, (...args: unknown[]) => client.call(path, args, terms)] as const;
  });
  return Object.fromEntries(entries) as Target;
}

/** A client of a service's queries. */
export function queryClient<Queries extends object>(client: PeerClient, methods: Readonly<Record<keyof Queries, true>>): Queries {
  return remote<Queries>(client, QUERIES, methods, QUERY);
}

/** What a service's queries are offered as. */
export const QUERIES = 'queries';
