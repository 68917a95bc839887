import type { CustomerStatus, CustomerType, OnboardingEnd, OnboardingView } from '@corridor/contracts/accounts';
import type { Answer } from '@corridor/surfaces/http';
import { problemList, textField, tickField } from '../page/fields.js';
import { type Html, html } from '../page/html.js';
import { pageAnswer } from '../page/page.js';
import { CONFIRMED, FIELDS, type Problem, type Values } from './onboarding-form.js';

type Open = Extract<OnboardingView, { state: 'open' }>;
type Closed = Extract<OnboardingView, { state: 'closed' }>;
type Ended = Extract<OnboardingView, { state: 'ended' }>;

/** Where the page is shown again, whatever it was reached by. */
const AGAIN = html`<a href="?">Look again</a>`;

/** The form, with what is known or was written, and what is wrong with it. */
export function formPage({ tenant, scope, customer }: Open, values: Values, problems: readonly Problem[]): Answer {
  const problemAt = (name: Problem['name']) => ({
    problem: problems.find((each) => each.name === name)?.problem ?? null,
    focused: problems[0]?.name === name,
  });
  const fields = FIELDS[customer.type].map((field) => textField(field, { value: values[field.name] ?? '', ...problemAt(field.name) }));
  const content = html`<p>${tenant} needs to know with whom it does business before money can move. Complete what is missing, correct what is wrong, and send it.</p>
${scope.mode === 'test' ? html`<p class="test">This is a test. Nothing that you enter is checked with anybody.</p>` : null}
${problemList(problems.map(({ name, problem }) => ({ name, problem: listed(customer.type, name, problem) })))}
<form method="post" novalidate>
${fields}
<div class="field"><strong>Country</strong><div>${countryName(customer.country)}</div></div>
${tickField(CONFIRMED, 'These details are complete and right.', problemAt(CONFIRMED))}
<button type="submit">Send for verification</button>
</form>`;
  return pageAnswer({ status: problems.length === 0 ? 200 : 400, title: 'Confirm your details', from: tenant, content });
}

/** In the list a problem is away from its field, so it is said which one is meant. */
function listed(type: CustomerType, name: Problem['name'], problem: string): string {
  const label = FIELDS[type].find((field) => field.name === name)?.label;
  return label === undefined ? problem : `${label}: ${problem}`;
}

interface Told {
  readonly title: string;
  readonly word: string;
  readonly tone: 'good' | 'bad' | 'none';
  readonly text: (tenant: string) => string;
}

/** How a customer stands, once there is nothing left to do for it here. */
const STANDING: Readonly<Record<CustomerStatus, Told>> = {
  pending: { title: 'Thank you', word: 'Being verified', tone: 'none', text: () => 'Your details have arrived and are being verified. There is nothing else for you to do.' },
  review: { title: 'Thank you', word: 'Being looked at', tone: 'none', text: () => 'Your details have arrived, and somebody is looking at them. There is nothing else for you to do.' },
  approved: { title: 'You are verified', word: 'Verified', tone: 'good', text: () => 'Everything is in order.' },
  rejected: { title: 'You could not be verified', word: 'Not verified', tone: 'bad', text: (tenant) => `Ask ${tenant} what you can do.` },
};

export function closedPage({ tenant, status, returnUrl }: Closed): Answer {
  const { title, word, tone, text } = STANDING[status];
  const content = html`<p class="status ${tone}" role="status">${word}</p><p>${text(tenant)}</p>${after(status, returnUrl)}`;
  return pageAnswer({ status: 200, title, from: tenant, content });
}

/** For what is sent when there is nothing to send any more. */
export function tooLatePage(tenant: string): Answer {
  const content = html`<p>Your details had been sent before, or it was decided on them meanwhile. What you sent now was not taken.</p><p class="after">${AGAIN}</p>`;
  return pageAnswer({ status: 409, title: 'This was sent already', from: tenant, content });
}

const ENDS: Readonly<Record<OnboardingEnd, { readonly title: string; readonly text: (tenant: string) => string }>> = {
  expired: { title: 'This link has expired', text: (tenant) => `It was good for a limited time. Ask ${tenant} for another one.` },
  replaced: { title: 'There is a newer link', text: (tenant) => `${tenant} has sent you another one since. Use that.` },
  erased: { title: 'This link leads nowhere any more', text: (tenant) => `What ${tenant} knew of you has been erased.` },
};

/** For what was a link once. */
export function endedPage({ because, tenant }: Ended): Answer {
  const { title, text } = ENDS[because];
  return pageAnswer({ status: 410, title, from: tenant, content: html`<p>${text(tenant)}</p>` });
}

function after(status: CustomerStatus, returnUrl: string | null): Html {
  const back = returnUrl === null ? null : html`<a class="button" href="${returnUrl}" rel="noreferrer">Back to ${new URL(returnUrl).host}</a>`;
  return html`<p class="after">${back}${status === 'pending' || status === 'review' ? AGAIN : null}</p>`;
}

function countryName(code: string): string {
  return new Intl.DisplayNames(['en'], { type: 'region' }).of(code) ?? code;
}
