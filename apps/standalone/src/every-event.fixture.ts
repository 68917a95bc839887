import type { Mode, Scope } from '@corridor/contracts';
import { ActivateParty, AdvanceReceiving, ChangePartySettings, CreateAccount, CreateKey, CreateTenant, DeactivateParty, DecideCustomer, DecideParty, DeleteBeneficiary, DeletePerson, EndReceiving, EraseCustomer, IssueOnboardingLink, type PartyDetails, RegisterBeneficiary, RegisterCustomer, RegisterParty, RegisterPayoutAddress, RegisterPerson, RequestReceiving, ReviewBeneficiary, RevokeKey, RollKey, SubmitOnboarding, UpdateAddress, UpdateParty, UpdatePayoutAddress, UpdatePerson } from '@corridor/contracts/accounts';
import { AssignFunds, CompleteDeposit, ReceiveDeposit, ReceiveFunds, RequestDeposit, ReturnDeposit, ReturnFunds } from '@corridor/contracts/collections';
import {
  AddWalletAddress,
  ApproveTransfer,
  CreateWallet,
  PayToWallet,
  RejectTransfer,
  ReorganiseWalletDeposit,
  RequestTransfer,
  SetTransferPolicy,
  SettleTransfer,
} from '@corridor/contracts/custody';
import { place, PostTransactions } from '@corridor/contracts/ledger';
import { CancelPayout, CreatePayout, ReportPayout, sandboxReport } from '@corridor/contracts/payouts';
import { CreateQuote, ExecuteQuote, ExpireQuote, ReportConversion, sandboxConversionReport } from '@corridor/contracts/quotes';
import { CreateEndpoint, DeleteEndpoint, EndPreviousSecret, RollSecret, UpdateEndpoint } from '@corridor/contracts/webhooks';
import { mintId, transactionIdFor } from '@corridor/messaging';
import { payToAddress } from './every-address-deposit.fixture.js';
import { payOutByItself } from './every-automatic-payout.fixture.js';
import { payByLinks } from './every-payment-link.fixture.js';
import { reconcileReceivables } from './every-receivable.fixture.js';
import { chargeOtherwise, moveBetweenAccounts } from './every-transfer.fixture.js';
import { accepted, rejected } from './outcomes.fixture.js';
import type { RunningServices } from './running-services.fixture.js';
import { meetPartner, type Trade } from './trade.fixture.js';

const DAY_MS = 86_400_000;
const both = <Value>(make: () => Value): Record<Mode, Value> => ({ test: make(), live: make() });
const euros = (amount: string) => ({ currency: 'EUR', amount: amount as never }) as const;

export const PARTY: PartyDetails = {
  business: {
    legalName: 'Zoë Exports',
    type: 'sole_proprietor',
    email: 'zoe@example.com',
    physicalAddress: { country: 'IN', line1: 'MG Road', line2: null, city: 'Bangalore', state: null, postalCode: '560038' },
    dba: null,
    ids: null,
    incorporatedOn: null,
    merchantCategoryCode: null,
    merchantSize: null,
    productCategory: null,
    productDescription: null,
    website: null,
  },
  nickname: null,
  terms: null,
};

/** Goes once through everything that the services can do, so that each of their events is recorded. */
export async function provokeEveryEvent(services: RunningServices): Promise<void> {
  const scope: Scope = { tenant: mintId<'tenant'>(), mode: 'test' };
  const books = both(() => mintId<'book'>());
  const defaultAccounts = both(() => mintId<'account'>());
  await accepted(services.send(CreateTenant, scope, { tenantId: scope.tenant, name: 'Zoë & Co', books, defaultAccounts }));
  const empty = mintId<'account'>();
  await accepted(services.send(CreateAccount, scope, { accountId: empty, label: 'second' }));
  await useKeys(services, scope);
  await knowCustomer(services, scope);
  await useBeneficiary(services, scope);
  await connectUser(services, scope, defaultAccounts.test);
  await knowPerson(services, scope, defaultAccounts.test);
  await chargeOtherwise(services, scope, defaultAccounts.test);
  await moveBetweenAccounts(services, scope, { account: defaultAccounts.test, book: books.test });
  await receiveMoney(services, scope, defaultAccounts.test);

  const endpointId = mintId<'webhook-endpoint'>();
  const endpoint = { endpointId, dialect: 'fleexpay' };
  await accepted(services.send(CreateEndpoint, scope, { ...endpoint, url: 'http://localhost:9/', events: ['*'], description: null }));
  await accepted(services.send(UpdateEndpoint, scope, { ...endpoint, description: 'changed' }));
  await accepted(services.send(RollSecret, scope, { ...endpoint, overlapSeconds: 60 }));
  await accepted(services.send(EndPreviousSecret, scope, endpoint));
  await accepted(services.send(DeleteEndpoint, scope, endpoint));

  const account = defaultAccounts.test;
  const deposit = { accountId: account, amount: euros('1000.00'), rail: 'sepa' } as const;
  await accepted(services.send(ReceiveDeposit, scope, { depositId: mintId<'deposit'>(), ...deposit }));
  services.between.refusing = true;
  await rejected(services.send(ReceiveDeposit, scope, { depositId: mintId<'deposit'>(), ...deposit }));
  services.between.refusing = false;

  await payOut(services, scope, { account, empty });
  await trade(services, scope, { book: books.test, owner: account });
  await depositOnDemand(services, scope, account);
  await useWallets(services, scope);
  await convert(services, scope, { account, empty });
  await convertLater(services, scope, account);
  await postAndReverse(services, scope, { book: books.test, account });
}

/** What a partner owes is invoiced, paid, reconciled and paid out. */
async function trade(services: RunningServices, scope: Scope, of: Pick<Trade, 'owner' | 'book'>): Promise<void> {
  const known = await meetPartner(services, scope, { ...of, details: PARTY });
  // Nothing is paid out by the schedule before it is paid out by hand.
  await accepted(services.send(ChangePartySettings, scope, { partyId: of.owner, payouts: { interval: 'monthly', monthlyAnchor: 25 } }));
  await payToAddress(services, scope, known);
  await reconcileReceivables(services, scope, known);
  await payOutByItself(services, scope, known);
  await payByLinks(services, scope, known);
}

async function useKeys({ send }: RunningServices, scope: Scope): Promise<void> {
  const keyId = mintId<'key'>();
  const limits = { readsPerSecond: 10, writesPerSecond: 5 };
  await accepted(send(CreateKey, scope, { keyId, kind: 'secret', hash: 'a'.repeat(64), hint: 'aaaa', label: null, scopes: ['*'], limits }));
  const newKeyId = mintId<'key'>();
  const oldEndsAt = new Date(Date.now() + DAY_MS).toISOString();
  await accepted(send(RollKey, scope, { keyId, newKeyId, hash: 'b'.repeat(64), hint: 'bbbb', oldEndsAt }));
  await accepted(send(RevokeKey, scope, { keyId: newKeyId }));
}

async function knowCustomer({ send, accounts }: RunningServices, scope: Scope): Promise<void> {
  const customerId = mintId<'customer'>();
  const sealedProfile = await accounts.sealProfile(scope, customerId, { legalName: 'Zoë Ltd', email: null, registrationNumber: null, contact: null });
  await accepted(send(RegisterCustomer, scope, { customerId, accountId: mintId<'account'>(), type: 'business', country: 'GB', sealedProfile }));
  await accepted(send(CreateAccount, scope, { accountId: mintId<'account'>(), label: null, customerId }));
  await accepted(send(DecideCustomer, scope, { customerId, verdict: 'review', reason: 'manual_review', by: 'person' }));
  const linkId = mintId<'onboarding-link'>();
  await accepted(send(IssueOnboardingLink, scope, { customerId, linkId, sealedReturnUrl: null, lifetimeSeconds: 3_600 }));
  await accepted(send(SubmitOnboarding, scope, { customerId, linkId, sealedProfile }));
  await accepted(send(EraseCustomer, scope, { customerId }));
}

async function useWallets({ send }: RunningServices, scope: Scope): Promise<void> {
  const wallet = { walletId: mintId<'wallet'>(), accountId: null, asset: 'USDC', network: 'ethereum', label: 'treasury' } as const;
  await accepted(send(CreateWallet, scope, { ...wallet, addressId: mintId<'wallet-address'>() }));
  const { walletId } = wallet;
  await accepted(send(AddWalletAddress, scope, { walletId, addressId: mintId<'wallet-address'>(), label: null }));
  const depositId = mintId<'wallet-deposit'>();
  await accepted(send(PayToWallet, scope, { depositId: mintId<'wallet-deposit'>(), walletId, address: null, amount: '5.00', txHash: null, mature: false }));
  await accepted(send(PayToWallet, scope, { depositId, walletId, address: null, amount: '100.00', txHash: null, mature: true }));
  await transfer({ send }, scope, walletId);
  await accepted(send(ReorganiseWalletDeposit, scope, { depositId }));
}

/** One that is refused, one that is confirmed, and one that two people could have approved and one rejected. */
async function transfer({ send }: Pick<RunningServices, 'send'>, scope: Scope, walletId: ReturnType<typeof mintId<'wallet'>>): Promise<void> {
  const asked = { walletId, toAddress: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8', asset: 'USDC', network: 'ethereum', requestedBy: mintId<'key'>(), beneficiaryName: null } as const;
  const request = async (amount: string) => {
    const transferId = mintId<'transfer'>();
    return { transferId, reply: await send(RequestTransfer, scope, { ...asked, transferId, amount: amount as never }) };
  };
  expect((await request('1000.00')).reply).toMatchObject({ kind: 'rejected' });
  const { transferId } = await request('10.00');
  await accepted(send(SettleTransfer, scope, { transferId, end: 'confirmed' }));
  await accepted(send(SetTransferPolicy, scope, { tenant: scope.tenant, policy: { approvals: 2, maxAmounts: [], allowList: null, travelRuleFrom: [] } }));
  const { transferId: second } = await request('10.00');
  await accepted(send(ApproveTransfer, scope, { transferId: second, approver: { kind: 'person', name: 'Ada', key: null } }));
  await accepted(send(RejectTransfer, scope, { transferId: second, approver: { kind: 'person', name: 'Bob', key: null }, comment: null }));
}

/** A platform's user, which is renamed. */
async function connectUser({ send, accounts }: RunningServices, scope: Scope, parent: ReturnType<typeof mintId<'account'>>): Promise<void> {
  const partyId = mintId<'account'>();
  const sealedDetails = await accounts.sealParty(scope, partyId, PARTY);
  const metadata = { reference: 'Zoë-1' };
  await accepted(send(RegisterParty, scope, { partyId, type: 'user', parent, sealedDetails, logo: null, document: null, metadata }));
  const sealedChange = await accounts.sealParty(scope, partyId, { nickname: 'Zoë' });
  await accepted(send(UpdateParty, scope, { partyId, sealedChange }));
  await accepted(send(ChangePartySettings, scope, { partyId, payouts: { enabled: false, interval: 'weekly', weeklyAnchor: 'monday' } }));
  await activatePartners({ send, accounts }, scope, parent);
}

async function knowPerson({ send, accounts }: Pick<RunningServices, 'send' | 'accounts'>, scope: Scope, accountId: ReturnType<typeof mintId<'account'>>): Promise<void> {
  const personId = mintId<'person'>();
  const sealedDetails = await accounts.sealPerson(scope, personId, { fullName: 'Zoë Ångström', tax: 'AFBPB8012E' });
  const relationship = { director: true, owner: false, representative: false };
  await accepted(send(RegisterPerson, scope, { personId, accountId, relationship, document: null, sealedDetails }));
  await accepted(send(UpdatePerson, scope, { personId, accountId, relationship: { owner: true } }));
  await accepted(send(DeletePerson, scope, { personId, accountId }));
  const addressId = mintId<'address'>();
  const billing = { country: 'IN', line1: 'MG Road', line2: null, city: null, state: null, postalCode: null };
  const sealedAddress = await accounts.sealPayoutAddress(scope, addressId, { name: 'Zoë', bankName: null, accountNumber: '5021102940182', ifsc: 'HDFC0000261', billing });
  await accepted(send(RegisterPayoutAddress, scope, { addressId, accountId, document: null, sealedDetails: sealedAddress, metadata: {} }));
  await accepted(send(UpdatePayoutAddress, scope, { addressId, accountId, metadata: { internal: 'A-1' } }));
}

/** A platform asks for addresses to receive money at, closes them, and opens them again. */
async function receiveMoney({ send, accounts }: Pick<RunningServices, 'send' | 'accounts'>, scope: Scope, partyId: ReturnType<typeof mintId<'account'>>): Promise<void> {
  const open = async () => {
    await accepted(send(RequestReceiving, scope, { partyId, by: partyId }));
    await accepted(send(AdvanceReceiving, scope, { partyId }));
    await accepted(send(AdvanceReceiving, scope, { partyId }));
  };
  await open();
  await accepted(send(EndReceiving, scope, { partyId, by: partyId }));
  await open();
  const page = await accounts.addresses(scope, { account: partyId, categories: ['receive'] }, { limit: 1 });
  const address = page.kind === 'page' ? page.items[0] : undefined;
  if (address === undefined) throw new Error('no address was opened');
  await accepted(send(UpdateAddress, scope, { addressId: address.id, accountId: partyId, metadata: { internal: 'A-1' } }));
}

/** In test mode a partner is activated at once, in live mode it waits. */
async function activatePartners({ send, accounts }: Pick<RunningServices, 'send' | 'accounts'>, test: Scope, testParent: ReturnType<typeof mintId<'account'>>): Promise<void> {
  const live: Scope = { ...test, mode: 'live' };
  const tenant = await accounts.tenant(test.tenant);
  if (tenant === null) throw new Error('the tenant is not there');
  for (const [scope, parent] of [[test, testParent], [live, tenant.defaultAccounts.live]] as const) {
    const partyId = mintId<'account'>();
    const sealedDetails = await accounts.sealParty(scope, partyId, { ...PARTY, nickname: 'Payer' });
    await accepted(send(RegisterParty, scope, { partyId, type: 'partner', parent, sealedDetails, logo: null, document: null, metadata: {} }));
    await accepted(send(ActivateParty, scope, { partyId, by: parent }));
    if (scope.mode === 'test') await accepted(send(DeactivateParty, scope, { partyId }));
    else await accepted(send(DecideParty, scope, { partyId, verdict: 'hold', reason: 'document_expired' }));
  }
}

/** Nearly on the sandbox's list, so that a person decides. */
async function useBeneficiary({ send, accounts }: RunningServices, scope: Scope): Promise<void> {
  const beneficiaryId = mintId<'beneficiary'>();
  const destination = { kind: 'crypto', network: 'ethereum', address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed' } as const;
  const sealedDetails = await accounts.sealBeneficiary(scope, beneficiaryId, { name: 'Viktor Drakov Moreau', destination });
  await accepted(send(RegisterBeneficiary, scope, { beneficiaryId, currency: 'USDC', customerId: null, sealedDetails }));
  await accepted(send(ReviewBeneficiary, scope, { beneficiaryId, verdict: 'approve', reason: 'other_person' }));
  await accepted(send(DeleteBeneficiary, scope, { beneficiaryId }));
}

/** A deposit that is asked for, paid and taken back; and money in suspense, until it is assigned. */
async function depositOnDemand({ send }: RunningServices, scope: Scope, accountId: ReturnType<typeof mintId<'account'>>): Promise<void> {
  const depositId = mintId<'deposit'>();
  await accepted(send(RequestDeposit, scope, { depositId, accountId, currency: 'EUR', rail: 'sepa', customerId: null, expected: '10.00' as never }));
  await accepted(send(CompleteDeposit, scope, { depositId, amount: null, bankReference: 'SANDBOX-1' }));
  await accepted(send(ReturnDeposit, scope, { depositId, failureCode: 'payer_recall', failureReason: 'The payer wants it back.' }));
  const fundsId = mintId<'deposit'>();
  const remittance = { payerName: 'Zoë', payerAccount: null, text: 'rent' };
  await accepted(send(ReceiveFunds, scope, { fundsId, amount: euros('10.00'), rail: 'sepa', account: null, remittance, bankReference: 'BANK-1' }));
  await accepted(send(AssignFunds, scope, { fundsId, accountId }));
  const stray = { fundsId: mintId<'deposit'>(), amount: euros('10.00'), rail: 'sepa', account: null, remittance, bankReference: 'BANK-2' } as const;
  await accepted(send(ReceiveFunds, scope, stray));
  await accepted(send(ReturnFunds, scope, { fundsId: stray.fundsId, failureCode: 'payer_recall', failureReason: 'The payer wants it back.' }));
}

async function convert({ send }: RunningServices, scope: Scope, of: { account: ReturnType<typeof mintId<'account'>>; empty: ReturnType<typeof mintId<'account'>> }): Promise<void> {
  const quoteId = mintId<'quote'>();
  const asked = { fromCurrency: 'EUR', toCurrency: 'USDC', dealt: { side: 'from', amount: '100.00' as never }, side: 'sell' } as const;
  await accepted(send(CreateQuote, scope, { quoteId, ...asked }));
  // The account without money first: a refusal leaves the quote open for the other.
  await rejected(send(ExecuteQuote, scope, { quoteId, conversionId: mintId<'conversion'>(), accountId: of.empty }));
  await accepted(send(ExecuteQuote, scope, { quoteId, conversionId: mintId<'conversion'>(), accountId: of.account }));
  const unused = mintId<'quote'>();
  await accepted(send(CreateQuote, scope, { quoteId: unused, ...asked }));
  await accepted(send(ExpireQuote, scope, { quoteId: unused }, new Date(Date.now() + DAY_MS)));
}

/** A conversion that is pending first and fails, and one of the same quote that settles. By the amount the sandbox knows to hold them. */
async function convertLater({ send }: RunningServices, scope: Scope, accountId: ReturnType<typeof mintId<'account'>>): Promise<void> {
  await accepted(send(ReceiveDeposit, scope, { depositId: mintId<'deposit'>(), accountId, amount: euros('8000.00'), rail: 'sepa' }));
  const quoteId = mintId<'quote'>();
  await accepted(send(CreateQuote, scope, { quoteId, fromCurrency: 'EUR', toCurrency: 'USDC', dealt: { side: 'from', amount: '7001.00' as never }, side: 'sell' }));
  for (const kind of ['failed', 'settled'] as const) {
    const conversionId = mintId<'conversion'>();
    await accepted(send(ExecuteQuote, scope, { quoteId, conversionId, accountId }));
    await accepted(send(ReportConversion, scope, { conversionId, report: sandboxConversionReport(kind) }));
  }
}

/** A payout that comes back, one that is stopped, and one without money. */
async function payOut({ send, beneficiaries }: RunningServices, scope: Scope, of: { account: ReturnType<typeof mintId<'account'>>; empty: ReturnType<typeof mintId<'account'>> }): Promise<void> {
  const id = mintId<'beneficiary'>();
  const bank = { kind: 'bank', country: 'DE', iban: 'DE89370400440532013000', bic: null, accountNumber: null, routingNumber: null, sortCode: null } as const;
  beneficiaries.set(id, { id, name: 'Zoë', currency: 'EUR', destination: bank, status: 'active', customerId: null, createdAt: new Date().toISOString() });
  const asked = { beneficiaryId: id, amount: euros('10.00'), rail: null, reference: null };
  const [returned, cancelled] = [mintId<'payout'>(), mintId<'payout'>()];
  await rejected(send(CreatePayout, scope, { payoutId: mintId<'payout'>(), accountId: of.empty, ...asked }));
  for (const payoutId of [returned, cancelled]) await accepted(send(CreatePayout, scope, { payoutId, accountId: of.account, ...asked }));
  await accepted(send(CancelPayout, scope, { payoutId: cancelled }));
  for (const kind of ['completed', 'returned'] as const) {
    await accepted(send(ReportPayout, scope, { payoutId: returned, report: sandboxReport(kind, returned) }));
  }
}

/** A debit that the world imposes on an account which lacks the money, and its reversal. */
async function postAndReverse({ send }: RunningServices, scope: Scope, { book, account }: { book: ReturnType<typeof mintId<'book'>>; account: ReturnType<typeof mintId<'account'>> }): Promise<void> {
  const valueDate = '2026-07-10';
  const id = transactionIdFor(mintId<'deposit'>(), 'return');
  const returned = { from: place(account), to: place('world/sepa'), ...euros('5000.00'), type: 'deposit_return' } as const;
  await accepted(send(PostTransactions, scope, { book, transactions: [{ kind: 'post', id, type: 'deposit_return', reference: null, valueDate, imposed: true, postings: [returned] }] }));
  const undo = { kind: 'reverse', id: transactionIdFor(mintId<'deposit'>(), 'undo'), reverses: id, valueDate } as const;
  await accepted(send(PostTransactions, scope, { book, transactions: [undo] }));
}
