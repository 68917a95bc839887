import type { TransferView } from '@corridor/contracts/custody';
import { transferIds, walletIds } from '../ids.js';
import { wireTime } from '../wire-time.js';
import type { TransferObject } from './transfer.object.js';

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
    failure_code: transfer.failureCode,
    failure_reason: transfer.failureReason,
    created_at: wireTime(transfer.createdAt),
  };
}
