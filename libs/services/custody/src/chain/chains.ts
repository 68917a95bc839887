import type { Scope } from '@corridor/contracts';
import { type Network, NETWORKS, type TransferEnd, type TransferView } from '@corridor/contracts/custody';
import type { Pool } from '@corridor/runtime';
import type { ChainNode } from './chain-node.js';
import { FAILING_ADDRESSES } from './sandbox-addresses.js';
import { SimulatedChain } from './simulated-chain.js';

/** Who is connected to which network, in each mode. */
export interface Chains {
  /** Null where no node is connected. `at`: the moment to look from, ISO 8601; a real node knows no other than now. */
  nodeOf(scope: Scope, network: Network, at: string): ChainNode | null;
  /** About how far two blocks are apart, so that nobody looks more often than it is worth. */
  blockMsOf(network: Network): number;
}

export interface ChainsOptions {
  readonly pool: Pick<Pool, 'query'>;
  readonly schema: string;
  /** About how long a payment takes to have the confirmations that it needs. */
  readonly delayMs: number;
}

/** A transaction that a simulated chain is to end at once. */
export interface Settling {
  readonly transfer: TransferView;
  readonly raw: Uint8Array;
  readonly end: TransferEnd;
  /** ISO 8601. */
  readonly at: string;
}

/** The chains of test mode. Live mode has none until nodes are connected. */
export class SimulatedChains implements Chains {
  constructor(private readonly options: ChainsOptions) {}

  nodeOf(scope: Scope, network: Network, at: string): ChainNode | null {
    return this.simulatedOf(scope, network, at);
  }

  /** With what only a simulation can be made to do; null outside test mode. */
  simulatedOf({ tenant, mode }: Scope, network: Network, at: string): SimulatedChain | null {
    if (mode !== 'test') return null;
    const { pool, schema } = this.options;
    return new SimulatedChain({ pool, schema, chain: `${tenant}/${network}`, blockMs: this.blockMsOf(network), at: Date.parse(at), failing: FAILING_ADDRESSES });
  }

  /** Has a chain end a transfer at once, as deep as a transfer has to be. Throws outside test mode. */
  async settle(scope: Scope, { transfer, raw, end, at }: Settling): Promise<void> {
    const { network } = transfer;
    const chain = this.simulatedOf(scope, network, at);
    if (chain === null) throw new Error(`transfer ${transfer.id} is on ${network}, which is not simulated`);
    await chain.settle(raw, { succeeded: end === 'confirmed', depth: NETWORKS[network].confirmations });
  }

  blockMsOf(network: Network): number {
    return Math.max(1, Math.ceil(this.options.delayMs / NETWORKS[network].confirmations));
  }
}
