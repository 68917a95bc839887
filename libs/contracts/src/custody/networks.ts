import type { Currency } from '@corridor/money';

/** How a network makes addresses and keys: one key serves every network of a family. */
export type NetworkFamily = 'evm' | 'bitcoin';

/**
 * A chain that wallets live on.
 * @open
 */
export type Network = 'ethereum' | 'base' | 'polygon' | 'bitcoin';

export interface NetworkTraits {
  readonly family: NetworkFamily;
  readonly assets: readonly Currency[];
  /**
   * After how many blocks, its own included, a payment counts.
   * @type integer
   */
  readonly confirmations: number;
}

/** Which assets live where. Chains whose blocks are made by one party or come quickly need more blocks for the same trust. */
export const NETWORKS: Readonly<Record<Network, NetworkTraits>> = {
  ethereum: { family: 'evm', assets: ['ETH', 'USDC', 'USDT'], confirmations: 12 },
  base: { family: 'evm', assets: ['ETH', 'USDC'], confirmations: 24 },
  polygon: { family: 'evm', assets: ['USDC', 'USDT'], confirmations: 64 },
  bitcoin: { family: 'bitcoin', assets: ['BTC'], confirmations: 3 },
};

export const NETWORK_NAMES = Object.keys(NETWORKS) as readonly Network[];

/** Every asset that some network carries, sorted by code. */
export const CUSTODY_ASSETS: readonly Currency[] = [...new Set(NETWORK_NAMES.flatMap((name) => NETWORKS[name].assets))].sort();
