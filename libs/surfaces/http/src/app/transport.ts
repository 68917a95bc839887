import type { AddressInfo } from 'node:net';
import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

type Range = ReturnType<typeof ipaddr.parseCIDR>;
type Address = ReturnType<typeof ipaddr.process>;

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
  const peer = addressOf(request.socket.remoteAddress);
  return peer !== null && isTrusted(peer, trusted);
}

/**
 * By what a client is told from others: its address, or for IPv6 the network that a single customer has. Proxies that are trusted,
 * and those on this machine, say whom they ask for; each adds at the end who asked it, so the last that is no such proxy is the client.
 */
export function clientOf(request: Pick<IncomingMessage, 'headers' | 'socket'>, trusted: readonly Range[]): string {
  const said = [request.headers['x-forwarded-for'] ?? []].flat().flatMap((each) => each.split(','));
  let client = addressOf(request.socket.remoteAddress);
  while (client !== null && (client.range() === 'loopback' || isTrusted(client, trusted))) {
    const before = addressOf(said.pop()?.trim());
    if (before === null) break;
    client = before;
  }
  if (client === null) return 'nobody';
  return client.kind() === 'ipv4' ? client.toString() : Buffer.from(client.toByteArray().slice(0, CUSTOMER_BYTES)).toString('hex');
}

const CUSTOMER_BYTES = 8;

function addressOf(text: string | undefined): Address | null {
  return text !== undefined && ipaddr.isValid(text) ? ipaddr.process(text) : null;
}

function isTrusted(peer: Address, trusted: readonly Range[]): boolean {
  return trusted.some(([address, bits]) => peer.kind() === address.kind() && peer.match([address, bits]));
}
