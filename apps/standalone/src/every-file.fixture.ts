import type { AccountId, FileId, Scope } from '@corridor/contracts';
import { type FilePurpose, RegisterFile, UpdateFile } from '@corridor/contracts/accounts';
import { mintId } from '@corridor/messaging';
import { accepted } from './outcomes.fixture.js';
import type { RunningServices } from './running-services.fixture.js';

/** A file that is noted on. */
export async function takeInFile({ send, accounts }: RunningServices, scope: Scope, { owner, purpose }: { readonly owner: AccountId; readonly purpose: FilePurpose }): Promise<FileId> {
  const fileId = mintId<'file'>();
  await accounts.keepFileChunk(scope, fileId, 0, Buffer.from('%PDF-').toString('base64'));
  const sealedName = await accounts.sealFileName(scope, fileId, 'Zoë.pdf');
  await accepted(send(RegisterFile, scope, { fileId, owner, purpose, type: 'pdf', size: 5, sha256: 'c'.repeat(64), sealedName, metadata: { year: '2026' } }));
  await accepted(send(UpdateFile, scope, { fileId, metadata: { year: '2027' } }));
  return fileId;
}
