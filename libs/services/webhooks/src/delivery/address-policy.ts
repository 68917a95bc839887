import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

export interface AddressPolicyOptions {
  /** For a sandbox: loopback addresses may be reached, over http too. */
  readonly allowLoopbackHttp: boolean;
  /** Networks in CIDR form which may be reached although they are not public, over https only. */
  readonly allowedNetworks?: readonly string[];
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Network = [Address, number];

/** Global unicast (RFC 4291, 2.4): whatever lies outside it, known by name or not, is not the public Internet. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];
/** The well-known NAT64 prefix (RFC 6052): on an IPv6-only network every public IPv4 host looks like this. */
const NAT64 = ipaddr.parseCIDR('64:ff9b::/96') as [ipaddr.IPv6, number];
/** A public address by its number, but a cloud's metadata and control service to every machine inside it. */
const METADATA_SERVICES: readonly string[] = ['168.63.129.16'];

/**
 * Which addresses webhooks may go to. Anyone who can make an endpoint chooses where this process connects to, so
 * everything but the public Internet is refused unless it is listed. It is asked for literals in URLs and for every
 * address that a connection is about to be made to.
 */
export class AddressPolicy {
  private readonly networks: readonly Network[];
  readonly allowLoopbackHttp: boolean;

  /** @throws when a network is not written in CIDR form */
  constructor({ allowLoopbackHttp, allowedNetworks = [] }: AddressPolicyOptions) {
    this.allowLoopbackHttp = allowLoopbackHttp;
    this.networks = allowedNetworks.map((network) => ipaddr.parseCIDR(network));
  }

  /** Whether an address may be connected to over `protocol`. Text that is no address may not. */
  allows(address: string, protocol: 'http' | 'https'): boolean {
    if (isIP(address) === 0) return false;
    const judged = embeddedIn(ipaddr.parse(address));
    if (this.allowLoopbackHttp && judged.range() === 'loopback') return true;
    if (protocol === 'http') return false;
    return isPublic(judged) || this.networks.some((network) => isWithin(judged, network));
  }
}

/** The IPv4 address that a mapped or NAT64 address leads to. All other forms of wrapping are refused by their range. */
function embeddedIn(address: Address): Address {
  if (address instanceof ipaddr.IPv4) return address;
  if (address.isIPv4MappedAddress() || address.match(NAT64)) return new ipaddr.IPv4(address.toByteArray().slice(-4));
  return address;
}

function isPublic(address: Address): boolean {
  if (address.range() !== 'unicast' || METADATA_SERVICES.includes(address.toString())) return false;
  return address instanceof ipaddr.IPv4 || address.match(GLOBAL_UNICAST);
}

function isWithin(address: Address, [network, bits]: Network): boolean {
  return address.kind() === network.kind() && address.match(network, bits);
}
