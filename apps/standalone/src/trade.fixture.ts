import type { AccountId, AddressId, BookId, FileId, Scope } from '@corridor/contracts';
import { ActivateParty, AdvanceReceiving, type PartyDetails, RegisterParty, RequestReceiving } from '@corridor/contracts/accounts';
import { mintId } from '@corridor/messaging';
import { takeInFile } from './every-file.fixture.js';
import { accepted } from './outcomes.fixture.js';
import type { RunningServices } from './running-services.fixture.js';

/** Who is owed by whom, where that one pays dollars to, and an invoice. */
export interface Trade {
  readonly owner: AccountId;
  readonly book: BookId;
  readonly partner: AccountId;
  readonly address: AddressId;
  readonly invoice: FileId;
}

/** A partner in the United States, from where payment links can be paid. */
export async function meetPartner(services: RunningServices, scope: Scope, { owner, book, details }: Pick<Trade, 'owner' | 'book'> & { readonly details: PartyDetails }): Promise<Trade> {
  const { send, accounts } = services;
  const partner = mintId<'account'>();
  const business = { ...details.business, physicalAddress: { country: 'US', line1: 'Main St', line2: null, city: 'Springfield', state: 'IL', postalCode: '62701' } };
  const sealedDetails = await accounts.sealParty(scope, partner, { ...details, business, nickname: 'Trader' });
  await accepted(send(RegisterParty, scope, { partyId: partner, type: 'partner', parent: owner, sealedDetails, logo: null, document: null, metadata: {} }));
  await accepted(send(ActivateParty, scope, { partyId: partner, by: owner }));
  await accepted(send(RequestReceiving, scope, { partyId: partner, by: owner }));
  for (const _step of ['processing', 'activated']) await accepted(send(AdvanceReceiving, scope, { partyId: partner }));
  const page = await accounts.addresses(scope, { account: partner, categories: ['receive'] }, { limit: 1 });
  const address = page.kind === 'page' ? page.items[0] : undefined;
  if (address?.currency !== 'USD') throw new Error('a partner has no address for dollars');
  return { owner, book, partner, address: address.id, invoice: await takeInFile(services, scope, { owner, purpose: 'finance_document' }) };
}
