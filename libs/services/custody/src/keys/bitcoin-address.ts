import { Address, NETWORK, p2wpkh, TEST_NETWORK } from '@scure/btc-signer';

export type BitcoinNet = 'mainnet' | 'testnet';

const NETS = { mainnet: NETWORK, testnet: TEST_NETWORK } as const;

/** A native SegWit address (BIP-173 bech32, pay to witness public key hash) of a compressed public key. */
export function bitcoinAddress(publicKey: Uint8Array, net: BitcoinNet): string {
  const { address } = p2wpkh(publicKey, NETS[net]);
  if (address === undefined) throw new Error('a public key has no address');
  return address;
}

/** Reads an address of the net, of any kind, with its checksum; null when it is none. bech32 is written in small letters. */
export function readBitcoinAddress(text: string, net: BitcoinNet): string | null {
  const isBech32 = text.toLowerCase().startsWith(`${NETS[net].bech32}1`);
  try {
    Address(NETS[net]).decode(text);
    return isBech32 ? text.toLowerCase() : text;
  } catch {
    return null;
  }
}
