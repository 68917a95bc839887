import type { TransferView } from '@corridor/contracts/custody';
import { transferIds, walletIds } from '../ids.js';
import { wireTime } from '../wire-time.js';
import type { TransferObject } from './transfer.object.js';

/** What is not known yet is left out, but for the hash, which the reference prints as null. */
export function transferToWire(transfer: TransferView): TransferObject {
  return {
    id: transferIds.print(transfer.id),
    object: 'transfer',
    wallet_id: walletIds.print(transfer.walletId),
    status: transfer.status,
    amount: transfer.amount.amount,
    asset: transfer.amount.currency,
    network: transfer.network,
    to_address: transfer.toAddress,
    network_fee: transfer.networkFee.amount,
    tx_hash: transfer.txHash,
    created_at: wireTime(transfer.createdAt),
    ...(transfer.confirmedAt === null ? {} : { confirmed_at: wireTime(transfer.confirmedAt) }),
    ...(transfer.failureCode === null ? {} : { failure_code: transfer.failureCode }),
    ...(transfer.failureReason === null ? {} : { failure_reason: transfer.failureReason }),
  };
}
