import type { AccountId, FileId, Scope } from '@corridor/contracts';
import type { AccountsQueries } from '@corridor/contracts/accounts';
import type { DetailsFacts } from './domain/details.js';

/** Whether a file can be an invoice: it belongs to the user, to the partner or to whoever made the user, and was uploaded for such a purpose. */
export async function usability(accounts: Pick<AccountsQueries, 'file' | 'party'>, scope: Scope, id: FileId, of: readonly (AccountId | null)[]): Promise<NonNullable<DetailsFacts['document']>> {
  const file = await accounts.file(scope, id);
  if (file === null) return 'unknown';
  const known = of.filter((each) => each !== null);
  const parents = await Promise.all(known.map(async (each) => (await accounts.party(scope, each))?.parent ?? null));
  if (![...known, ...parents].includes(file.owner)) return 'unknown';
  return file.purpose === 'finance_document' ? 'usable' : 'purpose';
}
