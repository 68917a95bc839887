import type { Scope } from '@corridor/contracts';
import { type Network, NETWORKS } from '@corridor/contracts/custody';
import type { Pool } from '@corridor/runtime';
import { FAILING_ADDRESSES } from '../screening/sandbox-addresses.js';
import { SimulatedChain } from './simulated-chain.js';

export interface ChainsOptions {
  readonly pool: Pick<Pool, 'query'>;
  readonly schema: string;
  /** About how long a payment takes to have the confirmations that it needs. */
  readonly delayMs: number;
}

/** The chains of test mode. Live mode has none until nodes are connected. */
export class SimulatedChains {
  constructor(private readonly options: ChainsOptions) {}

  /** Null where no chain is connected. `at`: ISO 8601. */
  chainOf({ tenant, mode }: Scope, network: Network, at: string): SimulatedChain | null {
    if (mode !== 'test') return null;
    const { pool, schema } = this.options;
    return new SimulatedChain({ pool, schema, chain: `${tenant}/${network}`, blockMs: this.blockMsOf(network), at: Date.parse(at), failing: FAILING_ADDRESSES });
  }

  blockMsOf(network: Network): number {
    return Math.max(1, Math.ceil(this.options.delayMs / NETWORKS[network].confirmations));
  }
}
