import type { CustomerId, OnboardingLinkId } from '../ids.js';
import type { Scope } from '../scope.js';
import type { Timestamp } from '../times.js';
import type { CustomerProfile, CustomerStatus, CustomerView, SealedProfile } from './customers.js';

/** A link to a page on which a customer completes what is known of it, once. Its token is in no event. */
export interface OnboardingLinkView {
  readonly id: OnboardingLinkId;
  readonly customerId: CustomerId;
  /** Where the page leads afterwards, under the customer's own key because it may name a person; null for nowhere. */
  readonly sealedReturnUrl: string | null;
  readonly createdAt: Timestamp;
  readonly expiresAt: Timestamp;
  /** When the customer used it. */
  readonly submittedAt: Timestamp | null;
}

/** What is in a link that only the tenant, and whoever it is sent to, may know. */
export interface OpenedOnboardingLink {
  /** 43 characters that nobody can guess: whoever has them may see and change what is known of the customer. */
  readonly token: string;
  readonly returnUrl: string | null;
}

/** Why a link leads nowhere any more. */
export type OnboardingEnd = 'expired' | 'replaced' | 'erased';

/** What whoever follows a link is shown. Personal data is in it only while it can still be changed. */
export type OnboardingView =
  | {
      readonly state: 'open';
      readonly scope: Scope;
      readonly link: OnboardingLinkView;
      readonly tenant: string;
      readonly customer: CustomerView;
      readonly profile: CustomerProfile;
    }
  /** Sent in, by this link, or decided meanwhile without it. */
  | {
      readonly state: 'closed';
      readonly tenant: string;
      readonly status: CustomerStatus;
      readonly submitted: boolean;
      readonly returnUrl: string | null;
    }
  | { readonly state: 'ended'; readonly because: OnboardingEnd; readonly tenant: string };

export interface OnboardingQueries {
  /** Null when the customer's key is destroyed. */
  sealReturnUrl(scope: Scope, id: CustomerId, url: string): Promise<string | null>;
  /** For a customer that there is already: makes no key, so that what is forgotten stays so. Null without one. */
  resealProfile(scope: Scope, id: CustomerId, profile: CustomerProfile): Promise<SealedProfile | null>;
  /** The same whenever it is asked, so that a repeated request is answered with the same URL. Null once the key is destroyed. */
  openOnboardingLink(scope: Scope, link: OnboardingLinkView): Promise<OpenedOnboardingLink | null>;
  /** Without a scope: the token is how the page finds it. `tokenHash`: SHA-256 of the token, hex. */
  onboarding(tokenHash: string): Promise<OnboardingView | null>;
}
