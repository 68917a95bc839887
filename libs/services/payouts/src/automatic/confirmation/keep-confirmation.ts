import { createHash } from 'node:crypto';
import type { FileId } from '@corridor/contracts';
import { FILE_CHUNK_BYTES, RegisterFile } from '@corridor/contracts/accounts';
import type { AutomaticPayoutView } from '@corridor/contracts/payouts';
import type { RecordedEvent } from '@corridor/event-store';
import { askSurely, derivedCommandId, fingerprintOf, scopeOf } from '@corridor/messaging';
import type { PayoutsDeps } from '../../payouts.deps.js';

type Deps = Pick<PayoutsDeps, 'bus' | 'accounts' | 'now'>;

/**
 * Writes the document about a payout that has settled, and has the accounts service take it in as a file of the account, the way an upload
 * is. An attempt that got no answer may have had it taken in already: then that file is the one.
 */
export async function keepConfirmation(deps: Deps, recorded: RecordedEvent, payout: AutomaticPayoutView): Promise<FileId> {
  const { accounts } = deps;
  const scope = scopeOf(recorded);
  const [party, address] = await Promise.all([accounts.party(scope, payout.accountId), accounts.payoutAddress(scope, payout.addressId)]);
  // Not at the start of the process: what draws pages takes a while to load, and most starts are not followed by a payout.
  const { confirmationPdf } = await import('./confirmation-pdf.js');
  const bytes = Buffer.from(await confirmationPdf({ payout, payee: party?.details?.business.legalName ?? null, destination: address?.details ?? null, mode: scope.mode }));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  // What is known of the payee may have changed since an attempt that kept its pieces; those are of another file then.
  const fileId = derivedCommandId(payout.id, `confirmation-${sha256}`) as string as FileId;
  for (let index = 0; index * FILE_CHUNK_BYTES < bytes.length; index += 1) {
    const piece = bytes.subarray(index * FILE_CHUNK_BYTES, (index + 1) * FILE_CHUNK_BYTES);
    await accounts.keepFileChunk(scope, fileId, index, piece.toString('base64'));
  }
  const sealedName = await accounts.sealFileName(scope, fileId, `payout-confirmation-${payout.referenceNumber ?? payout.id}.pdf`);
  const file = { fileId, owner: payout.accountId, purpose: 'payout_confirmation', type: 'pdf', size: bytes.length, sha256, sealedName, metadata: {} } as const;
  // A name is sealed differently every time.
  const step = { type: RegisterFile, label: 'confirm', payload: file, issuedAt: deps.now().toISOString(), fingerprint: fingerprintOf({ confirms: payout.id }) };
  return (await askSurely(deps, recorded, step)).id;
}
