import type { PayoutsEvent } from '@corridor/contracts/payouts';
import { transferIds } from '../ids.js';
import { silent, type Tellers } from './telling.js';

type AboutTransfers = Extract<PayoutsEvent, { readonly type: `BookTransfer${string}` }>;

/** What is told of transfers: that the money is where it was to go. */
export const TRANSFER_TELLERS: Tellers<AboutTransfers> = {
  BookTransferRequested: silent,
  BookTransferRejected: silent,
  BookTransferInitialized: silent,
  BookTransferProcessed: silent,
  BookTransferReported: silent,
  BookTransferCompleted: ({ transfer }) => [{ type: 'transfer.status.completed', linkedId: transferIds.print(transfer.id), account: transfer.owner }],
  BookTransferFailed: silent,
  BookTransferUpdated: silent,
};
