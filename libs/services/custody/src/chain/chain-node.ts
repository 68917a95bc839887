/** A block and its place. Whoever follows a chain compares `parentHash` with the block before, and so finds a reorganisation. */
export interface BlockRef {
  readonly height: number;
  readonly hash: string;
  readonly parentHash: string;
}

/** A transaction that is in a block of the chain as it is now. */
export interface Receipt {
  readonly txHash: string;
  readonly block: BlockRef;
  /** False when the chain took the transaction and it had no effect. */
  readonly succeeded: boolean;
}

/** What custody asks of a node, in the words that nodes have. */
export interface ChainNode {
  /** `eth_blockNumber` and `eth_getBlockByNumber`; `getbestblockhash`. */
  head(): Promise<BlockRef>;
  /** `eth_getBlockByNumber`; `getblockhash`. Null above the head. */
  blockAt(height: number): Promise<BlockRef | null>;
  /** `eth_getTransactionReceipt`; `getrawtransaction` with its block. Null while it is in no block, and again once its block was dropped. */
  receiptOf(txHash: string): Promise<Receipt | null>;
  /** `eth_sendRawTransaction`; `sendrawtransaction`. Sending the same bytes again changes nothing. Returns the hash. */
  broadcast(raw: Uint8Array): Promise<string>;
}

/** How deep a transaction is: 1 in the head's own block, null when it is in none. */
export async function confirmationsOf(node: ChainNode, receipt: Receipt | null): Promise<number | null> {
  return receipt === null ? null : (await node.head()).height - receipt.block.height + 1;
}
