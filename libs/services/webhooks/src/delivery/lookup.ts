import { promises as dns } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { AddressPolicy } from './address-policy.js';
import { isLoopbackName } from './url-policy.js';

/** Gives all addresses of a name, in order of preference. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** The address is one that webhooks may not go to. Nothing was sent. */
export class AddressRefused extends Error {
  constructor(host: string) {
    super(`${host} is not an address that webhooks may go to`);
  }
}

/**
 * A resolver that asks name servers without taking a thread: the system's own `getaddrinfo` has four threads for the
 * whole process, and four names with dead name servers would stall every delivery. It does not read the hosts file.
 */
export function nameServerResolve({ timeoutMs = 3_000, tries = 2 } = {}): Resolve {
  const resolver = new dns.Resolver({ timeout: timeoutMs, tries });
  return async (host) => {
    if (isLoopbackName(host)) return ['127.0.0.1', '::1'];
    const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    if (addresses.length === 0) throw new Error(`the name ${host} has no address`);
    return addresses;
  };
}

/**
 * The hook by which a socket finds the addresses to connect to: it lets through only those that the policy allows, so
 * the address that was judged is the one connected to. Node never calls it for literals; those are judged before.
 */
export function guardedLookup(policy: AddressPolicy, protocol: 'http' | 'https', resolve: Resolve): LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      (addresses) => {
        const allowed = addresses.filter((address) => policy.allows(address, protocol));
        const first = allowed[0];
        if (first === undefined) return callback(new AddressRefused(host), '', 0);
        if (options.all === true) return callback(null, allowed.map((address) => ({ address, family: isIP(address) })));
        return callback(null, first, isIP(first));
      },
      (error: unknown) => callback(error as Error, '', 0),
    );
  };
}
