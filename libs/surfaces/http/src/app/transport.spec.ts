import type { IncomingMessage } from 'node:http';
import { isLoopback, proxySaysHttps, readRanges } from './transport.js';

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
