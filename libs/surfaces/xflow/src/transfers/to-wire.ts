import type { Mode } from '@corridor/contracts';
import type { BookTransferView, BookTransferSide } from '@corridor/contracts/payouts';
import { accountIds, transferIds } from '../ids.js';
import { metadataToWire } from '../metadata/read-metadata.js';
import { wireTime } from '../wire-time.js';
import type { TransferEndObject, TransferObject } from './transfer.object.js';

export function transferToWire({ createdAt, description, from, id, metadata, status, to, type }: BookTransferView, mode: Mode): TransferObject {
  return {
    created: wireTime(createdAt),
    description,
    from: endToWire(from),
    id: transferIds.print(id),
    livemode: mode === 'live',
    metadata: metadataToWire(metadata),
    object: 'transfer',
    status,
    to: endToWire(to),
    type,
  };
}

function endToWire({ accountId, amount, currency }: BookTransferSide): TransferEndObject {
  return { account_id: accountId === null ? null : accountIds.print(accountId), amount, currency };
}
