import type { AddressInfo } from 'node:net';
import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

type Range = ReturnType<typeof ipaddr.parseCIDR>;

/** Reads addresses and CIDR ranges. Throws on text that is neither. */
export function readRanges(texts: readonly string[]): readonly Range[] {
  return texts.map((text) => {
    if (text.includes('/')) return ipaddr.parseCIDR(text);
    const address = ipaddr.process(text);
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  });
}

/** Whether a listener can be reached from its own machine only. Unix sockets can't be reached from anywhere else either. */
export function isLoopback(address: AddressInfo | string | null): boolean {
  if (address === null || typeof address === 'string') return true;
  return ipaddr.process(address.address).range() === 'loopback';
}

/**
 * Whether a proxy that is trusted says that the client used TLS. Of several values the last counts: it is the one which
 * the nearest proxy added, and a client can't forge it.
 */
export function proxySaysHttps(request: Pick<IncomingMessage, 'headers' | 'socket'>, trusted: readonly Range[]): boolean {
  const said = request.headers['x-forwarded-proto'];
  if (typeof said !== 'string' || said.split(',').at(-1)?.trim().toLowerCase() !== 'https') return false;
  const remote = request.socket.remoteAddress;
  if (remote === undefined || !ipaddr.isValid(remote)) return false;
  const peer = ipaddr.process(remote);
  return trusted.some(([address, bits]) => peer.kind() === address.kind() && peer.match([address, bits]));
}
