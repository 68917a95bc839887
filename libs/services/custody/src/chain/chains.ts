import type { Scope } from '@corridor/contracts';
import { type Network, NETWORKS, type TransferEnd, type TransferView } from '@corridor/contracts/custody';
import type { Pool } from '@corridor/runtime';
import { FAILING_ADDRESSES } from './sandbox-addresses.js';
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

  /** Has a chain end a transfer at once, as deep as a transfer has to be. Throws where no chain is connected. */
  async settle(scope: Scope, { transfer, raw, end, at }: { readonly transfer: TransferView; readonly raw: Uint8Array; readonly end: TransferEnd; readonly at: string }): Promise<void> {
    const { network } = transfer;
    const chain = this.chainOf(scope, network, at);
    if (chain === null) throw new Error(`transfer ${transfer.id} is on ${network}, which is not connected`);
    await chain.settle(raw, { succeeded: end === 'confirmed', depth: NETWORKS[network].confirmations });
  }

  blockMsOf(network: Network): number {
    return Math.max(1, Math.ceil(this.options.delayMs / NETWORKS[network].confirmations));
  }
}
