import type { IncomingMessage } from 'node:http';
import { clientOf, isLoopback, proxySaysHttps, readRanges } from './transport.js';

const trusted = readRanges(['10.0.0.0/8', '192.168.1.7', 'fd00::/8']);
const from = (remoteAddress: string, proto: string | undefined) =>
  ({ headers: proto === undefined ? {} : { 'x-forwarded-proto': proto }, socket: { remoteAddress } }) as unknown as IncomingMessage;

describe('what a proxy says of TLS', () => {
  it.each([
    ['10.1.2.3', 'https', true],
    ['::ffff:10.1.2.3', 'https', true],
    ['192.168.1.7', 'HTTPS', true],
    ['fd00::1', 'https', true],
    ['10.1.2.3', 'http, https', true],
    ['10.1.2.3', 'https, http', false],
    ['10.1.2.3', 'http', false],
    ['10.1.2.3', undefined, false],
    ['192.168.1.8', 'https', false],
    ['11.0.0.1', 'https', false],
  ])('from %s with %s counts: %s', (address, proto, counts) => {
    expect(proxySaysHttps(from(address, proto), trusted)).toBe(counts);
  });

  it('is read from ranges that are ranges', () => {
    expect(() => readRanges(['10.0.0.0/64'])).toThrow();
    expect(() => readRanges(['proxy'])).toThrow();
  });
});

describe('a client', () => {
  const asking = (remoteAddress: string | undefined, forwarded?: string) =>
    ({ headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }, socket: { remoteAddress } }) as unknown as IncomingMessage;

  it.each([
    ['192.0.2.1', undefined, '192.0.2.1'],
    ['::ffff:192.0.2.1', undefined, '192.0.2.1'],
    ['192.0.2.1', '198.51.100.9', '192.0.2.1'],
    ['10.1.2.3', '198.51.100.9', '198.51.100.9'],
    ['127.0.0.1', '198.51.100.9', '198.51.100.9'],
    ['10.1.2.3', '203.0.113.5, 198.51.100.9', '198.51.100.9'],
    ['10.1.2.3', '203.0.113.5, 198.51.100.9, 192.168.1.7', '198.51.100.9'],
    ['10.1.2.3', 'not an address', '10.1.2.3'],
    ['10.1.2.3', undefined, '10.1.2.3'],
    ['2001:db8:1:2:3::4', undefined, '20010db800010002'],
    ['2001:db8:1:2:9::9', undefined, '20010db800010002'],
    [undefined, '198.51.100.9', 'nobody'],
  ])('that asks from %s, forwarded for %s, is %s', (address, forwarded, client) => {
    expect(clientOf(asking(address, forwarded), trusted)).toBe(client);
  });
});

describe('a listener', () => {
  it.each([
    ['127.0.0.1', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['::', false],
    ['192.168.1.7', false],
  ])('on %s is on loopback: %s', (address, expected) => {
    expect(isLoopback({ address, family: 'IPv4', port: 1 })).toBe(expected);
  });
});
