import { readId } from '@corridor/surfaces/http';
import type { DecimalString, KeyId } from '@corridor/contracts';
import type { RequestTransferPayload } from '@corridor/contracts/custody';
import { mintId } from '@corridor/messaging';
import { walletIds } from '../ids.js';
import type { CreateTransferBody } from './create-transfer.body.js';

export function toRequestTransfer(body: CreateTransferBody, { amount, requestedBy }: { readonly amount: DecimalString; readonly requestedBy: KeyId }): RequestTransferPayload {
  const { wallet_id, to_address, asset, network, beneficiary_name } = body;
  return {
    transferId: mintId<'transfer'>(),
    walletId: readId(walletIds, wallet_id),
    toAddress: to_address,
    asset,
    network,
    amount,
    requestedBy,
    beneficiaryName: beneficiary_name ?? null,
  };
}
