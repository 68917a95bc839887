import type { Mode } from '@corridor/contracts';
import type { Currency } from '@corridor/money';
import { readCrypto } from './crypto.js';

// The checksummed addresses are examples of EIP-55; the others of BIP-173 and BIP-350.
const CHECKSUMMED = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
const SEGWIT = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
const TEST_SEGWIT = 'tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx';
const TAPROOT = 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0';

describe('an address on a chain', () => {
  it.each<[string, string, string, Currency, Mode]>([
    ['on Ethereum', 'ethereum', CHECKSUMMED, 'USDC', 'live'],
    ['on Ethereum, in test mode too', 'ethereum', CHECKSUMMED, 'ETH', 'test'],
    ['on Bitcoin', 'bitcoin', SEGWIT, 'BTC', 'live'],
    ['on Bitcoin, Taproot', 'bitcoin', TAPROOT, 'BTC', 'live'],
    ['on Bitcoin, of the first kind', 'bitcoin', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', 'BTC', 'live'],
    ['on a Bitcoin test network, in test mode', 'bitcoin', TEST_SEGWIT, 'BTC', 'test'],
  ])('%s is taken', (_what, network, address, currency, mode) => {
    expect(readCrypto({ network, address }, currency, mode)).toEqual({ ok: true, value: { kind: 'crypto', network, address } });
  });

  it('is kept as its network writes it', () => {
    expect(readCrypto({ network: 'ethereum', address: CHECKSUMMED.toLowerCase() }, 'USDT', 'test')).toMatchObject({ value: { address: CHECKSUMMED } });
    expect(readCrypto({ network: 'bitcoin', address: TEST_SEGWIT.toUpperCase() }, 'BTC', 'test')).toMatchObject({ value: { address: TEST_SEGWIT } });
  });

  it.each<[string, string, string, Currency, Mode, string, RegExp]>([
    ['a wrong EIP-55 checksum', 'ethereum', CHECKSUMMED.replace('aA', 'Aa'), 'USDC', 'test', 'address', /EIP-55/],
    ['a digit too few', 'ethereum', CHECKSUMMED.slice(0, -1), 'USDC', 'test', 'address', /40 hexadecimal/],
    ['no 0x', 'ethereum', CHECKSUMMED.slice(2), 'USDC', 'test', 'address', /0x/],
    ['the address of nobody', 'ethereum', `0x${'0'.repeat(40)}`, 'USDC', 'test', 'address', /zero address/],
    ['an address of Bitcoin', 'ethereum', SEGWIT, 'ETH', 'test', 'address', /hexadecimal/],
    ['a wrong bech32 checksum', 'bitcoin', SEGWIT.replace(/t4$/, 't5'), 'BTC', 'live', 'address', /checksum/],
    ['a wrong base58 checksum', 'bitcoin', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb', 'BTC', 'live', 'address', /checksum/],
    ['mixed capitals in bech32', 'bitcoin', SEGWIT.replace('bc1q', 'bc1Q'), 'BTC', 'live', 'address', /form/],
    ['a test network in live mode', 'bitcoin', TEST_SEGWIT, 'BTC', 'live', 'address', /test network/],
    ['the main network in test mode', 'bitcoin', SEGWIT, 'BTC', 'test', 'address', /main network/],
    ['a network that nobody knows', 'dogecoin', 'D5', 'BTC', 'test', 'network', /one of ethereum, bitcoin/],
    ['a network by the name of something else', 'constructor', 'x', 'BTC', 'test', 'network', /one of/],
  ])('with %s is refused', (_what, network, address, currency, mode, field, text) => {
    expect(readCrypto({ network, address }, currency, mode)).toMatchObject({
      ok: false,
      problem: { kind: 'invalid', field, text: expect.stringMatching(text) },
    });
  });

  it.each<[string, string, Currency]>([
    ['ethereum', CHECKSUMMED, 'BTC'],
    ['bitcoin', TEST_SEGWIT, 'USDC'],
    ['ethereum', CHECKSUMMED, 'EUR'],
  ])('on %s takes no currency of elsewhere', (network, address, currency) => {
    expect(readCrypto({ network, address }, currency, 'test')).toMatchObject({ ok: false, problem: { kind: 'not_payable', field: 'currency' } });
  });
});
