import type { CustomerId, Scope } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, type AccountsQueries, IssueOnboardingLink } from '@corridor/contracts/accounts';
import { mintId } from '@corridor/messaging';
import { type Call, CommandDesk, CurrentCall, CurrentScope, HostedPages, noSuch, PathId, RefusedError, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { Refuses } from '../errors/refuses.js';
import { customerIds } from '../ids.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { CreateOnboardingLinkBody, DEFAULT_SECONDS } from './onboarding-link.body.js';
import { OnboardingLinkObject, onboardingLinkToWire } from './onboarding-link.object.js';
import { ERASED, onboardingProblem } from './onboarding-problem.js';

const DESCRIPTION =
  'A page for the customer itself, good for one use. A new link takes the place of the one before. The customer is verified when it has sent the form; until then a verification under way in test mode is held.';

@ApiTags('Customers')
@Controller(`${BASE}/customers`)
export class OnboardingLinksController {
  constructor(
    @Inject(ACCOUNTS_QUERIES) private readonly accounts: AccountsQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ObjectNames) private readonly names: ObjectNames,
    @Inject(HostedPages) private readonly pages: HostedPages,
  ) {}

  /** The token of the URL is the owner's to derive: the bus never has it, and a repeat gets the same one. */
  @Post(':id/onboarding_link')
  @Scoped(SCOPES.customers.write)
  @ApiOperation({ summary: 'Have a customer complete its details', description: DESCRIPTION })
  @Refuses('conflict')
  @ApiCreatedResponse({ type: OnboardingLinkObject })
  async create(
    @CurrentCall() call: Call,
    @CurrentScope() scope: Scope,
    @Param('id', new PathId(customerIds, 'customer')) customerId: CustomerId,
    @Body() { return_url, expires_in_seconds: lifetimeSeconds = DEFAULT_SECONDS }: CreateOnboardingLinkBody,
  ): Promise<OnboardingLinkObject> {
    if ((await this.accounts.customer(scope, customerId)) === null) throw noSuch('customer');
    // A key that is gone is told by the command, which knows how the customer stands.
    const sealedReturnUrl = return_url === undefined ? null : await this.accounts.sealReturnUrl(scope, customerId, return_url);
    const { view } = await this.desk.submit(call, {
      scope,
      type: IssueOnboardingLink,
      payload: () => ({ customerId, linkId: mintId<'onboarding-link'>(), sealedReturnUrl, lifetimeSeconds }),
      refuse: (rejection, requestId) => answerOf(onboardingProblem(rejection), requestId),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    const opened = await this.accounts.openOnboardingLink(scope, view);
    if (opened === null) throw new RefusedError(answerOf(ERASED, call.request.id));
    return onboardingLinkToWire(view, opened, this.pages.onboarding(call.request, opened.token));
  }
}
