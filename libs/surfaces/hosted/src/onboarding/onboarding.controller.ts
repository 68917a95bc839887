import { createHash } from 'node:crypto';
import { ACCOUNTS_QUERIES, type AccountsQueries, type OnboardingView, SubmitOnboarding, type SubmitOnboardingRejection } from '@corridor/contracts/accounts';
import { type Answer, type Call, CommandDesk, CurrentCall, HOSTED_ROOT, type HttpReply, notFound, Open } from '@corridor/surfaces/http';
import { Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { refuseOtherSites, send, sendTo } from '../page/answers.js';
import { closedPage, endedPage, formPage, tooLatePage } from './onboarding-pages.js';
import { readOnboardingForm, valuesOf } from './onboarding-form.js';

type OpenView = Extract<OnboardingView, { state: 'open' }>;

/** The page of an onboarding link. Whoever has the token may use it; nothing else is asked for. */
@Controller(`${HOSTED_ROOT}/onboarding`)
export class OnboardingController {
  constructor(
    @Inject(ACCOUNTS_QUERIES) private readonly accounts: AccountsQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
  ) {}

  @Get(':token')
  @Open()
  async show(@Param('token') token: string, @Res() reply: HttpReply): Promise<void> {
    const view = await this.viewOf(token);
    send(reply, view.state === 'open' ? formPage(view, valuesOf(view.profile), []) : closedOrEnded(view));
  }

  /** What was taken is shown by the page itself, so that loading it again sends nothing. */
  @Post(':token')
  @Open({ form: true })
  async submit(@CurrentCall() call: Call, @Param('token') token: string, @Res() reply: HttpReply): Promise<void> {
    refuseOtherSites(call);
    const view = await this.viewOf(token);
    if (view.state === 'closed') return send(reply, tooLatePage(view.tenant));
    if (view.state === 'ended') return send(reply, endedPage(view));
    const form = readOnboardingForm(view.customer.type, (call.request.body ?? {}) as Readonly<Record<string, unknown>>, view.profile);
    if (form.kind === 'incomplete') return send(reply, formPage(view, form.values, form.problems));
    const { scope, customer, link, tenant } = view;
    const sealedProfile = await this.accounts.resealProfile(scope, customer.id, form.profile);
    if (sealedProfile === null) return send(reply, endedPage({ state: 'ended', because: 'erased', tenant }));
    await this.desk.submit(call, {
      scope,
      type: SubmitOnboarding,
      payload: () => ({ customerId: customer.id, linkId: link.id, sealedProfile }),
      refuse: (rejection) => refusal(rejection, view),
      nameObject: async () => null,
    });
    sendTo(reply, `${HOSTED_ROOT}/onboarding/${token}`);
  }

  private async viewOf(token: string): Promise<OnboardingView> {
    const view = await this.accounts.onboarding(createHash('sha256').update(token).digest('hex'));
    if (view === null) throw notFound('There is no such link.');
    return view;
  }
}

function closedOrEnded(view: Exclude<OnboardingView, OpenView>): Answer {
  return view.state === 'closed' ? closedPage(view) : endedPage(view);
}

function refusal(rejection: SubmitOnboardingRejection, { tenant }: OpenView): Answer {
  switch (rejection.reason) {
    case 'customer_decided':
      return tooLatePage(tenant);
    case 'customer_erased':
      return endedPage({ state: 'ended', because: 'erased', tenant });
    case 'onboarding_link_not_open':
      return rejection.because === 'submitted' ? tooLatePage(tenant) : endedPage({ state: 'ended', because: rejection.because, tenant });
    case 'customer_not_found':
      throw new Error(`${rejection.customer} had a link`);
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}
