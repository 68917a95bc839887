import type {
  CustomerView,
  IssueOnboardingLinkPayload,
  IssueOnboardingLinkRejection,
  OnboardingLinkView,
  SubmitOnboardingPayload,
  SubmitOnboardingRejection,
} from '@corridor/contracts/accounts';
import type { CustomerState } from './customer.js';
import { type Decision, rejected } from './decision.js';

type Undecided =
  | { readonly kind: 'undecided'; readonly customer: CustomerView; readonly link: OnboardingLinkView | null }
  | { readonly kind: 'rejected'; readonly rejection: IssueOnboardingLinkRejection };

/** A customer has one link: a new one takes the place of the one before, used or not. */
export function issueOnboardingLink(
  state: CustomerState,
  { customerId, linkId: id, sealedReturnUrl, lifetimeSeconds }: IssueOnboardingLinkPayload,
  { at: createdAt }: { readonly at: string },
): Decision<'OnboardingLinkIssued', IssueOnboardingLinkRejection> {
  const found = undecided(state, customerId);
  if (found.kind === 'rejected') return found;
  const expiresAt = new Date(Date.parse(createdAt) + lifetimeSeconds * 1000).toISOString();
  const link: OnboardingLinkView = { id, customerId, sealedReturnUrl, createdAt, expiresAt, submittedAt: null };
  return { kind: 'event', event: { type: 'OnboardingLinkIssued', data: { link } } };
}

/** What is sent in decides nothing: a customer stays `pending`, or in `review`, until a verification or a person does. */
export function submitOnboarding(
  state: CustomerState,
  { customerId, linkId, sealedProfile }: SubmitOnboardingPayload,
  { at: submittedAt }: { readonly at: string },
): Decision<'OnboardingSubmitted', SubmitOnboardingRejection> {
  const found = undecided(state, customerId);
  if (found.kind === 'rejected') return found;
  const { link } = found;
  const notOpen = (because: 'expired' | 'replaced' | 'submitted') =>
    rejected({ reason: 'onboarding_link_not_open' as const, link: linkId, because });
  if (link === null || link.id !== linkId) return notOpen('replaced');
  if (link.submittedAt !== null) return notOpen('submitted');
  if (hasExpired(link, submittedAt)) return notOpen('expired');
  const data = { customer: { ...found.customer, sealedProfile }, link: { ...link, submittedAt } };
  return { kind: 'event', event: { type: 'OnboardingSubmitted', data } };
}

export function hasExpired({ expiresAt }: OnboardingLinkView, at: string): boolean {
  return Date.parse(at) >= Date.parse(expiresAt);
}

function undecided(state: CustomerState, customerId: IssueOnboardingLinkPayload['customerId']): Undecided {
  if (state.status === 'none') return rejected({ reason: 'customer_not_found', customer: customerId });
  if (state.status === 'erased') return rejected({ reason: 'customer_erased', customer: customerId });
  const { customer, link } = state;
  switch (customer.status) {
    case 'pending':
    case 'review':
      return { kind: 'undecided', customer, link };
    case 'approved':
    case 'rejected':
      return rejected({ reason: 'customer_decided', customer: customerId, status: customer.status });
  }
}
