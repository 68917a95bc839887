import type { Command } from '@corridor/contracts';
import {
  type CustomerView,
  IssueOnboardingLink,
  type IssueOnboardingLinkPayload,
  type IssueOnboardingLinkRejection,
  type OnboardingLinkView,
  SubmitOnboarding,
  type SubmitOnboardingPayload,
  type SubmitOnboardingRejection,
} from '@corridor/contracts/accounts';
import { cancelTimer, contextOfCommand, HandleCommand, type Handled } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { ACCOUNTS_DEPS, type AccountsDeps } from '../accounts.deps.js';
import { loadCustomer, unitOfOne } from '../accounts.streams.js';
import { verificationOf, verificationTimerId } from '../customers.verification.js';
import { customerOf } from '../domain/customer.js';
import { issueOnboardingLink, submitOnboarding } from '../domain/onboarding.decide.js';
import { keepToken } from './onboarding-tokens.js';
import { OnboardingVault } from './onboarding-vault.js';

/** The commands on the page on which a customer completes what is known of it. */
@Controller()
export class OnboardingHandlers {
  private readonly vault: OnboardingVault;

  constructor(@Inject(ACCOUNTS_DEPS) private readonly deps: AccountsDeps) {
    this.vault = new OnboardingVault(deps);
  }

  /** Whoever is asked to complete what is known of it is not to be judged by less: a verification under way is called off. */
  @HandleCommand(IssueOnboardingLink)
  async issue(command: Command<IssueOnboardingLinkPayload>): Promise<Handled<OnboardingLinkView, IssueOnboardingLinkRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const head = await loadCustomer(this.deps, scope, payload.customerId);
    const decision = issueOnboardingLink(customerOf(head.events), payload, { at });
    if (decision.kind === 'rejected') return decision;
    const { link } = decision.event.data;
    const token = await this.vault.token(scope, link.customerId, link.id);
    // Erased since its stream was read: the same command finds that out.
    if (token === null) return { kind: 'rejected', rejection: { reason: 'customer_erased', customer: link.customerId } };
    const rows = [cancelTimer(verificationTimerId(link.customerId)), keepToken(token, link)];
    return { kind: 'done', unit: unitOfOne(contextOfCommand(command), head, decision.event, rows), view: link, object: link.id };
  }

  @HandleCommand(SubmitOnboarding)
  async submit(command: Command<SubmitOnboardingPayload>): Promise<Handled<CustomerView, SubmitOnboardingRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const head = await loadCustomer(this.deps, scope, payload.customerId);
    const decision = submitOnboarding(customerOf(head.events), payload, { at });
    if (decision.kind === 'rejected') return decision;
    const { customer } = decision.event.data;
    const rows = await verificationOf(this.deps, command, customer, payload.linkId);
    return { kind: 'done', unit: unitOfOne(contextOfCommand(command), head, decision.event, rows), view: customer };
  }
}
