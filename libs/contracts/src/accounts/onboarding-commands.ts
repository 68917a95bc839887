import { commandType } from '../commands.js';
import type { CustomerId, OnboardingLinkId } from '../ids.js';
import type { DecideCustomerRejection } from './customer-commands.js';
import type { CustomerView, SealedProfile } from './customers.js';
import type { OnboardingLinkView } from './onboarding.js';

/** Takes the place of the customer's link before it, and holds the verification of test mode until something is sent in. */
export interface IssueOnboardingLinkPayload {
  readonly customerId: CustomerId;
  readonly linkId: OnboardingLinkId;
  readonly sealedReturnUrl: string | null;
  readonly lifetimeSeconds: number;
}

/** What the customer wrote was sealed before. */
export interface SubmitOnboardingPayload {
  readonly customerId: CustomerId;
  readonly linkId: OnboardingLinkId;
  readonly sealedProfile: SealedProfile;
}

/** A customer that is approved or rejected has nothing to send in. */
export type IssueOnboardingLinkRejection = DecideCustomerRejection;

export type SubmitOnboardingRejection =
  | DecideCustomerRejection
  | { readonly reason: 'onboarding_link_not_open'; readonly link: OnboardingLinkId; readonly because: 'expired' | 'replaced' | 'submitted' };

export const IssueOnboardingLink = commandType<IssueOnboardingLinkPayload, OnboardingLinkView, IssueOnboardingLinkRejection>('accounts', 'IssueOnboardingLink', (p) => p.customerId);
export const SubmitOnboarding = commandType<SubmitOnboardingPayload, CustomerView, SubmitOnboardingRejection>('accounts', 'SubmitOnboarding', (p) => p.customerId);
