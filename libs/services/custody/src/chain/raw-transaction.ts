import { createHash } from 'node:crypto';
import type { TransferView } from '@corridor/contracts/custody';
import { NETWORKS } from '@corridor/contracts/custody';
import type { KeyPlace, Signer } from '../keys/signer.js';

/** A transaction ready for its chain. */
export interface SignedTransaction {
  readonly raw: Uint8Array;
  readonly txHash: string;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

/**
 * The transaction of a transfer in the form that the simulated chain reads. It follows from the transfer alone, and signatures
 * are deterministic, so that signing again gives the same bytes and the same hash.
 */
export async function signTransfer(transfer: TransferView, place: KeyPlace, signer: Signer): Promise<SignedTransaction> {
  const { id, network, toAddress, amount } = transfer;
  const order = { id, network, toAddress, ...amount };
  const signature = await signer.sign(place, sha256(Buffer.from(JSON.stringify(order))));
  const raw = Buffer.from(JSON.stringify({ order, signature: Buffer.from(signature).toString('hex') }));
  return { raw, txHash: hashOf(raw, NETWORKS[network].family === 'evm') };
}

export function readSimulated(raw: Uint8Array): { readonly txHash: string; readonly toAddress: string } {
  const { order } = JSON.parse(Buffer.from(raw).toString('utf8')) as { order: Pick<TransferView, 'network' | 'toAddress'> };
  return { txHash: hashOf(raw, NETWORKS[order.network].family === 'evm'), toAddress: order.toAddress };
}

/** EVM chains write a hash with `0x`, Bitcoin without. */
export function hashOf(raw: Uint8Array, prefixed: boolean): string {
  return `${prefixed ? '0x' : ''}${sha256(raw).toString('hex')}`;
}
