import { createHash } from 'node:crypto';
import { NETWORKS, type TransferView } from '@corridor/contracts/custody';
import type { KeyPlace, Signer } from '../keys/signer.js';

/** A transaction ready for its chain. */
export interface SignedTransaction {
  readonly raw: Uint8Array;
  readonly txHash: string;
}

/** What is signed: who pays whom, and the sender's number of it, of which a chain takes each one once. */
interface Order extends Pick<TransferView, 'id' | 'network' | 'toAddress'> {
  readonly from: string;
  readonly nonce: number;
  readonly currency: string;
  readonly amount: string;
}

export interface SigningPlace {
  readonly key: KeyPlace;
  readonly from: string;
  readonly nonce: number;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

/** The transaction of a transfer in the form that the simulated chain reads. */
export async function signTransfer(transfer: TransferView, { key, from, nonce }: SigningPlace, signer: Signer): Promise<SignedTransaction> {
  const { id, network, toAddress, amount } = transfer;
  const order: Order = { id, network, from, nonce, toAddress, ...amount };
  const signature = await signer.sign(key, sha256(Buffer.from(JSON.stringify(order))));
  const raw = Buffer.from(JSON.stringify({ order, signature: Buffer.from(signature).toString('hex') }));
  return { raw, txHash: hashOf(raw, NETWORKS[network].family === 'evm') };
}

export function readSimulated(raw: Uint8Array): Pick<Order, 'from' | 'nonce' | 'toAddress'> & { readonly txHash: string } {
  const { order } = JSON.parse(Buffer.from(raw).toString('utf8')) as { order: Order };
  const { from, nonce, toAddress, network } = order;
  return { from, nonce, toAddress, txHash: hashOf(raw, NETWORKS[network].family === 'evm') };
}

/** EVM chains write a hash with `0x`, Bitcoin without. */
export function hashOf(raw: Uint8Array, prefixed: boolean): string {
  return `${prefixed ? '0x' : ''}${sha256(raw).toString('hex')}`;
}
