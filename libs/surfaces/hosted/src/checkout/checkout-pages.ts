import type { MoneyView } from '@corridor/contracts';
import type { CheckoutMethod } from '@corridor/contracts/quotes';
import type { Answer } from '@corridor/surfaces/http';
import { problemList, textField } from '../page/fields.js';
import { type Content, type Html, html } from '../page/html.js';
import { pageAnswer } from '../page/page.js';
import { type FormProblem, METHODS, type Values } from './checkout-methods.js';
import type { CheckoutState, Owed } from './checkout-state.js';

/** What is to be paid by a method, as it is shown and sent back. */
export interface Price {
  readonly amount: MoneyView;
  /** Null where the payer bears none. */
  readonly fee: MoneyView | null;
  readonly total: MoneyView;
}

/** What is owed, and by which ways it can be paid. */
export function choicePage(state: CheckoutState, amount: MoneyView, offered: readonly { readonly method: CheckoutMethod; readonly price: Price }[]): Answer {
  const choices = offered.map(({ method, price: { fee } }) => {
    const { name, explains } = METHODS[method];
    return html`<li><a class="button" href="?method=${method}">${name}</a><div class="hint">${explains}${fee === null ? null : ` It costs you ${money(fee)} more.`}</div></li>`;
  });
  const content = html`${testNotice(state)}
${state.state === 'open_again' ? html`<p class="status bad" role="status">The last payment did not go through</p>` : null}
${owedList(state, amount)}
<h2>How do you want to pay?</h2>
<ul class="choices">${choices}</ul>`;
  return page(state, { status: 200, title: `Pay ${money(amount)}`, content });
}

/** The form of one method, with what is wrong with it. `status`: 409 when something else is owed than was shown. */
export function payPage(state: CheckoutState, method: CheckoutMethod, form: { readonly price: Price; readonly values: Values; readonly problems: readonly FormProblem[]; readonly changed?: boolean }): Answer {
  const { price, values, problems, changed = false } = form;
  const { name, explains, fields } = METHODS[method];
  const labelOf = (field: string) => fields.find((each) => each.name === field)?.label ?? field;
  const content = html`${testNotice(state)}
${changed ? html`<div class="problems" role="alert"><h2>The amount has changed</h2><p>Nothing was paid. Look at what is owed now, and pay again.</p></div>` : null}
${owedList(state, price.amount)}
${price.fee === null ? null : html`<dl class="owed"><dt>Fee for paying by ${name}</dt><dd>${money(price.fee)}</dd><dt>You pay</dt><dd><strong>${money(price.total)}</strong></dd></dl>`}
<h2>${name}</h2>
<p>${explains}</p>
${problemList(problems.map((each) => ({ name: each.name, problem: `${labelOf(each.name)}: ${each.problem}` })))}
<form method="post" novalidate>
<input type="hidden" name="method" value="${method}"><input type="hidden" name="amount" value="${price.amount.amount}"><input type="hidden" name="total" value="${price.total.amount}">
${fields.map((field) => textField(field, { value: values[field.name] ?? '', problem: problems.find((each) => each.name === field.name)?.problem ?? null, focused: problems[0]?.name === field.name }))}
<button type="submit">Pay ${money(price.total)}</button>
</form>
<p class="after"><a href="?">Pay another way</a></p>`;
  return page(state, { status: changed ? 409 : problems.length === 0 ? 200 : 400, title: `Pay ${money(price.total)}`, content });
}

interface Told {
  readonly status: number;
  readonly title: string;
  readonly word: string;
  readonly tone: 'good' | 'bad' | 'none';
  readonly text: (payee: string) => string;
}

/** How a link stands that nothing can be paid by. */
const STANDING: Readonly<Record<Exclude<CheckoutState['state'], 'open' | 'open_again'>, Told>> = {
  being_paid: { status: 200, title: 'Your payment is on its way', word: 'Being paid', tone: 'none', text: () => 'There is nothing else for you to do. It can take some days until the money has arrived.' },
  paid: { status: 200, title: 'Thank you', word: 'Paid', tone: 'good', text: (payee) => `${payee} has your payment.` },
  nothing_owed: { status: 200, title: 'There is nothing to pay', word: 'Nothing owed', tone: 'good', text: () => 'All of it was paid already, or is being paid.' },
  not_payable: { status: 409, title: 'This can not be paid at the moment', word: 'Not payable', tone: 'bad', text: (payee) => `Ask ${payee} how it stands.` },
  deactivated: { status: 410, title: 'This link is switched off', word: 'Switched off', tone: 'bad', text: (payee) => `Nothing can be paid by it. Ask ${payee} for another one.` },
  expired: { status: 410, title: 'This link has expired', word: 'Expired', tone: 'bad', text: (payee) => `It was good for a limited time. Ask ${payee} for another one.` },
  live: { status: 503, title: 'This can not be paid here yet', word: 'Not available', tone: 'bad', text: (payee) => `No bank is connected to this page. Ask ${payee} where to send your payment.` },
};

/** `tooLate`: what was sent now was not taken, because of how the link stands. */
export function standingPage(state: CheckoutState & { readonly state: keyof typeof STANDING }, amount: MoneyView | null, tooLate = false): Answer {
  const { status, title, word, tone, text } = STANDING[state.state];
  const content = html`${testNotice(state)}
<p class="status ${tone}" role="status">${word}</p>
${tooLate ? html`<p role="alert"><strong>What you sent now was not taken: nothing was paid a second time.</strong></p>` : null}
<p>${text(state.payee)}</p>
${amount === null ? null : owedList(state, amount)}
${state.state === 'being_paid' ? html`<p class="after"><a href="?">Look again</a></p>` : null}`;
  return page(state, { status: tooLate && status === 200 ? 409 : status, title, content });
}

function page({ payee }: Owed, { status, title, content }: { readonly status: number; readonly title: string; readonly content: Content }): Answer {
  return pageAnswer({ status, title, from: payee, content });
}

function testNotice({ view }: Owed): Html | null {
  return view.scope.mode === 'test' ? html`<p class="test">This is a test. No money moves, whatever you enter.</p>` : null;
}

function owedList({ receivable, payee, payer }: Owed, amount: MoneyView): Html {
  const { invoice, description } = receivable;
  const rows: readonly (readonly [string, string | null])[] = [
    ['Amount', money(amount)],
    ['To', payee],
    ['From', payer],
    ['Invoice', invoice?.referenceNumber ?? null],
    ['Due', invoice?.dueOn === undefined || invoice.dueOn === null ? null : day(invoice.dueOn)],
    ['For', description],
  ];
  return html`<dl class="owed">${rows.flatMap(([name, value]) => (value === null ? [] : [html`<dt>${name}</dt><dd>${value}</dd>`]))}</dl>`;
}

function money({ currency, amount }: MoneyView): string {
  return `${amount} ${currency}`;
}

/** A day as people read it; it is the same one everywhere. */
function day(date: string): string {
  return new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}
