import { AddressPolicy } from './address-policy.js';

const strict = new AddressPolicy({ allowLoopbackHttp: false });
const sandbox = new AddressPolicy({ allowLoopbackHttp: true });

const FORBIDDEN = [
  ['unspecified', '0.0.0.0'],
  ['of this network', '0.1.2.3'],
  ['loopback', '127.0.0.1'],
  ['loopback, though not the usual one', '127.8.9.10'],
  ['private', '10.0.0.1'],
  ['private', '172.16.0.1'],
  ['private', '172.31.255.255'],
  ['private', '192.168.1.1'],
  ['link-local and the metadata service', '169.254.169.254'],
  ['carrier-grade NAT', '100.64.0.1'],
  ['a metadata service in carrier-grade NAT', '100.100.100.200'],
  ['a metadata service with a public number', '168.63.129.16'],
  ['for protocol assignments', '192.0.0.192'],
  ['for documentation', '192.0.2.1'],
  ['for documentation', '203.0.113.9'],
  ['6to4 relay anycast', '192.88.99.1'],
  ['for benchmarks', '198.18.0.1'],
  ['multicast', '224.0.0.1'],
  ['reserved', '240.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['unspecified', '::'],
  ['loopback', '::1'],
  ['IPv4-compatible loopback', '::127.0.0.1'],
  ['IPv4-mapped loopback', '::ffff:127.0.0.1'],
  ['IPv4-mapped private', '::ffff:10.0.0.1'],
  ['IPv4-mapped in hexadecimal', '::ffff:a9fe:a9fe'],
  ['IPv4-translated', '::ffff:0:127.0.0.1'],
  ['NAT64 of loopback', '64:ff9b::127.0.0.1'],
  ['NAT64 of private', '64:ff9b::a00:1'],
  ['local-use NAT64', '64:ff9b:1::1.1.1.1'],
  ['6to4 of loopback', '2002:7f00:1::'],
  ['6to4 of a public address', '2002:101:101::1'],
  ['Teredo', '2001::1'],
  ['link-local', 'fe80::1'],
  ['link-local with a zone', 'fe80::1%eth0'],
  ['site-local', 'fec0::1'],
  ['unique local', 'fc00::1'],
  ['unique local and a metadata service', 'fd00:ec2::254'],
  ['multicast', 'ff02::1'],
  ['discard-only', '100::1'],
  ['for documentation', '2001:db8::1'],
  ['for documentation', '3fff::1'],
  ['segment routing', '5f00::1'],
  ['outside global unicast', '4000::1'],
] as const;

describe('the address policy', () => {
  it.each(FORBIDDEN)('refuses what is %s: %s', (_what, address) => {
    expect(strict.allows(address, 'https')).toBe(false);
    expect(strict.allows(address, 'http')).toBe(false);
  });

  it.each(['1.1.1.1', '8.8.8.8', '2606:4700::1111', '::ffff:1.1.1.1', '64:ff9b::1.1.1.1'])('allows the public %s over https', (address) => {
    expect(strict.allows(address, 'https')).toBe(true);
    expect(strict.allows(address, 'http')).toBe(false);
  });

  it.each(['', 'localhost', '127.1', '2130706433', '0x7f.0.0.1', '1.1.1.1 '])('refuses %p, which is no address', (text) => {
    expect(strict.allows(text, 'https')).toBe(false);
    expect(sandbox.allows(text, 'https')).toBe(false);
  });

  it('allows loopback over http in a sandbox, and nothing else there', () => {
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) expect(sandbox.allows(address, 'http')).toBe(true);
    for (const [what, address] of FORBIDDEN) {
      if (!what.includes('loopback')) expect([address, sandbox.allows(address, 'http'), sandbox.allows(address, 'https')]).toEqual([address, false, false]);
    }
    expect(sandbox.allows('1.1.1.1', 'http')).toBe(false);
  });

  it('allows listed private networks over https', () => {
    const policy = new AddressPolicy({ allowLoopbackHttp: false, allowedNetworks: ['10.20.0.0/16', 'fd12::/16'] });
    expect(policy.allows('10.20.3.4', 'https')).toBe(true);
    expect(policy.allows('::ffff:10.20.3.4', 'https')).toBe(true);
    expect(policy.allows('fd12::1', 'https')).toBe(true);
    expect(policy.allows('10.20.3.4', 'http')).toBe(false);
    expect(policy.allows('10.21.0.1', 'https')).toBe(false);
    expect(policy.allows('fd13::1', 'https')).toBe(false);
  });

  it('does not start with a network that it can not read', () => {
    expect(() => new AddressPolicy({ allowLoopbackHttp: false, allowedNetworks: ['10.0.0.0'] })).toThrow();
  });
});
