import { pbkdf2Sync } from 'node:crypto';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { readBitcoinAddress } from './bitcoin-address.js';
import { readEvmAddress } from './evm-address.js';
import { KeyTree } from './key-tree.js';

/** BIP-39, without a passphrase. */
const seedOf = (mnemonic: string) => pbkdf2Sync(mnemonic, 'mnemonic', 2048, 64, 'sha512');
const ABANDON = seedOf(`${'abandon '.repeat(11)}about`);
const JUNK = seedOf(`${'test '.repeat(11)}junk`);

describe('a key tree', () => {
  it('has the addresses that every other wallet finds for the seed', async () => {
    const mainnet = new KeyTree(ABANDON, 'mainnet');
    expect(await mainnet.addressAt({ family: 'bitcoin', index: 0 })).toBe('bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu');
    expect(await mainnet.addressAt({ family: 'bitcoin', index: 1 })).toBe('bc1qnjg0jd8228aq7egyzacy8cys3knf9xvrerkf9g');
    const evm = new KeyTree(JUNK, 'testnet');
    expect(await evm.addressAt({ family: 'evm', index: 0 })).toBe('0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266');
    expect(await evm.addressAt({ family: 'evm', index: 1 })).toBe('0x70997970C51812dc3A010C7d01b50e0d17dc79C8');
  });

  it('writes Bitcoin addresses of test networks so that nobody pays them real coins', async () => {
    const address = await new KeyTree(ABANDON, 'testnet').addressAt({ family: 'bitcoin', index: 0 });
    expect(address).toBe('tb1q6rz28mcfaxtmd6v789l9rrlrusdprr9pqcpvkl');
    expect([readBitcoinAddress(address, 'testnet'), readBitcoinAddress(address, 'mainnet')]).toEqual([address, null]);
  });

  it('signs with the key of the address', async () => {
    const digest = new Uint8Array(32).fill(7);
    const signature = await new KeyTree(JUNK, 'testnet').sign({ family: 'evm', index: 0 }, digest);
    const key = Buffer.from('ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80', 'hex');
    expect(secp256k1.verify(signature, digest, secp256k1.getPublicKey(key), { prehash: false })).toBe(true);
  });

  it.each([-1, 0.5, 2 ** 31])('has no key at %d', async (index) => {
    await expect(new KeyTree(JUNK, 'testnet').addressAt({ family: 'evm', index })).rejects.toThrow('no key has the index');
  });
});

describe('an address that somebody writes', () => {
  const RIGHT = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';

  it('on EVM networks may leave its checksum out, and must have it right otherwise (EIP-55)', () => {
    expect([RIGHT, RIGHT.toLowerCase(), `0x${RIGHT.slice(2).toUpperCase()}`].map(readEvmAddress)).toEqual([RIGHT, RIGHT, RIGHT]);
    expect([RIGHT.replace('aA', 'AA'), RIGHT.slice(0, -1), `${RIGHT}0`, RIGHT.slice(2), ''].map(readEvmAddress)).toEqual([null, null, null, null, null]);
  });

  it('on EVM networks is not the zero address, which nobody has', () => {
    expect(readEvmAddress(`0x${'0'.repeat(40)}`)).toBeNull();
    expect(readEvmAddress(`0x${'0'.repeat(39)}1`)).not.toBeNull();
  });

  it('on Bitcoin must have its checksum right', () => {
    const right = 'bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu';
    expect(readBitcoinAddress(right.toUpperCase(), 'mainnet')).toBe(right);
    expect(readBitcoinAddress('1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', 'mainnet')).toBe('1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2');
    for (const wrong of [right.replace('z306', 'z307'), '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3', '', 'bc1']) {
      expect([wrong, readBitcoinAddress(wrong, 'mainnet')]).toEqual([wrong, null]);
    }
  });
});
