import { type PublicEvent, publicType, type ServiceName } from '@corridor/contracts';
import type { AccountsEvent } from '@corridor/contracts/accounts';
import type { CollectionsEvent } from '@corridor/contracts/collections';
import type { PayoutsEvent } from '@corridor/contracts/payouts';
import { ACCOUNT_TELLERS } from './account.tellers.js';
import { ADDRESS_TELLERS } from './address.tellers.js';
import { DEPOSIT_TELLERS } from './deposit.tellers.js';
import { PAYOUT_TELLERS } from './payout.tellers.js';
import { RECEIVABLE_TELLERS } from './receivable.tellers.js';
import { silent, type Tellers, type Telling } from './telling.js';
import { TRANSFER_TELLERS } from './transfer.tellers.js';

/** An event that a service adds is missing here until somebody says what clients are told of it, if anything. */
const ACCOUNTS: Tellers<AccountsEvent> = {
  ...ACCOUNT_TELLERS,
  ...ADDRESS_TELLERS,
  TenantCreated: silent,
  AccountCreated: silent,
  KeyCreated: silent,
  KeyRolled: silent,
  KeyRevoked: silent,
  KeyEnded: silent,
  CustomerRegistered: silent,
  CustomerDecided: silent,
  CustomerErased: silent,
  OnboardingLinkIssued: silent,
  OnboardingSubmitted: silent,
  BeneficiaryRegistered: silent,
  BeneficiaryReviewed: silent,
  BeneficiaryDeleted: silent,
  FileRegistered: silent,
  FileUpdated: silent,
  PersonRegistered: silent,
  PersonUpdated: silent,
  PersonDeleted: silent,
};

const COLLECTIONS: Tellers<CollectionsEvent> = {
  ...DEPOSIT_TELLERS,
  ...RECEIVABLE_TELLERS,
  FundsReceived: silent,
  FundsSuspended: silent,
  FundsReturnRequested: silent,
  FundsReturned: silent,
  AllocationRequested: silent,
  AllocationMade: silent,
  AllocationRejected: silent,
  AllocationCredited: silent,
  PaymentLinkCreated: silent,
  PaymentLinkUpdated: silent,
  PaymentLinkActivated: silent,
  PaymentLinkDeactivated: silent,
  PaymentLinkExpired: silent,
  PaymentLinkExtended: silent,
  PaymentLinkPaymentRequested: silent,
  PaymentLinkPaymentAnnounced: silent,
  PaymentLinkPaymentRefused: silent,
};

const PAYOUTS: Tellers<PayoutsEvent> = {
  ...PAYOUT_TELLERS,
  ...TRANSFER_TELLERS,
  FeeAdvanceRequested: silent,
  FeeAdvanceDebited: silent,
};

const BY_TYPE: ReadonlyMap<string, (data: never) => readonly Telling[]> = new Map([...of('accounts', ACCOUNTS), ...of('collections', COLLECTIONS), ...of('payouts', PAYOUTS)]);

/** What this API tells of a public event, in that order. */
export function tellingsOf({ type, data }: PublicEvent): readonly Telling[] {
  return BY_TYPE.get(type)?.(data as never) ?? [];
}

function of(service: ServiceName, tellers: Readonly<Record<string, (data: never) => readonly Telling[]>>): [string, (data: never) => readonly Telling[]][] {
  return Object.entries(tellers).map(([event, teller]) => [publicType(service, event), teller]);
}
