import type { Mode } from '@corridor/contracts';
import { type Network, NETWORKS } from '@corridor/contracts/custody';
import { readBitcoinAddress } from './bitcoin-address.js';
import { readEvmAddress } from './evm-address.js';

/** Reads an address as somebody wrote it, into the form of its network; null when it is none there. */
export function readAddress(text: string, network: Network, mode: Mode): string | null {
  switch (NETWORKS[network].family) {
    case 'evm':
      return readEvmAddress(text);
    case 'bitcoin':
      return readBitcoinAddress(text, mode === 'live' ? 'mainnet' : 'testnet');
  }
}
