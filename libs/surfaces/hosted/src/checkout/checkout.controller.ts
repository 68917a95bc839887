import { decimalOf, type MoneyView, type PaymentLinkId } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, type AccountsQueries } from '@corridor/contracts/accounts';
import { COLLECTIONS_QUERIES, type CollectionsQueries, feeShares, PayPaymentLink, type PayPaymentLinkRejection, receivableAmounts } from '@corridor/contracts/collections';
import { CHECKOUT_METHODS, type CheckoutMethod, QUOTES_QUERIES, type QuotesQueries } from '@corridor/contracts/quotes';
import { amountOf, readAmount } from '@corridor/money';
import { mintId } from '@corridor/messaging';
import { type Answer, type Call, CHECKOUT_ROOT, CommandDesk, CurrentCall, type HttpReply, notFound, Open, publicId, RefusedError } from '@corridor/surfaces/http';
import { Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { refuseOtherSites, send, sendTo } from '../page/answers.js';
import { methodOf, readMethodForm } from './checkout-methods.js';
import { choicePage, payPage, type Price, standingPage } from './checkout-pages.js';
import { checkoutState, type CheckoutState } from './checkout-state.js';

/** As the APIs print it; the link in a payer's message has it. */
const linkIds = publicId<'payment-link'>('pl_');

/** The page of a payment link. Whoever has the link may pay by it; nothing else is asked for. */
@Controller(CHECKOUT_ROOT)
export class CheckoutController {
  constructor(
    @Inject(ACCOUNTS_QUERIES) private readonly accounts: AccountsQueries,
    @Inject(COLLECTIONS_QUERIES) private readonly collections: CollectionsQueries,
    @Inject(QUOTES_QUERIES) private readonly quotes: QuotesQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
  ) {}

  @Get(':id')
  @Open()
  async show(@CurrentCall() { request }: Call, @Param('id') id: string, @Res() reply: HttpReply): Promise<void> {
    const state = await this.stateOf(id);
    if (!isOpen(state)) return send(reply, standing(state));
    // Read as it stands, not as a DTO: whoever passes a link on may have added parameters of his own.
    const method = methodOf((request.query as Readonly<Record<string, unknown>>)['method']);
    const price = method === null ? null : await this.priceOf(state, method);
    send(reply, method === null || price === null ? await this.choice(state) : payPage(state, method, { price, values: {}, problems: [] }));
  }

  /** What was taken is shown by the page itself, so that loading it again pays nothing. */
  @Post(':id')
  @Open({ form: true })
  async pay(@CurrentCall() call: Call, @Param('id') id: string, @Res() reply: HttpReply): Promise<void> {
    refuseOtherSites(call);
    const state = await this.stateOf(id);
    if (!isOpen(state)) return send(reply, standing(state, true));
    const body = (call.request.body ?? {}) as Readonly<Record<string, unknown>>;
    const method = methodOf(body['method']);
    const price = method === null ? null : await this.priceOf(state, method);
    if (method === null || price === null) return send(reply, await this.choice(state));
    const form = readMethodForm(method, body);
    if (form.kind === 'incomplete') return send(reply, payPage(state, method, { price, ...form }));
    const shown = { amount: decimalText(body['amount']), total: decimalText(body['total']) };
    // Sealing keeps a key, so what would be refused anyhow is not sealed. Whether it is taken is the link's to decide all the same.
    if (shown.amount !== price.amount.amount || shown.total !== price.total.amount) return send(reply, changedPage(state, method, price));
    const { scope, link } = state.view;
    const addressId = mintId<'address'>();
    const sealedDetails = await this.accounts.sealPayer(scope, addressId, form.details);
    const payer = { addressId, provider: form.provider, reusable: method === 'domestic_debit', sealedDetails };
    const payload = { linkId: link.id, depositId: mintId<'deposit'>(), method, methodReference: form.reference, ...shown, payer, checkoutAddressId: mintId<'address'>() };
    const refused = { because: null as Refused | null };
    await this.desk
      .submit(call, {
        scope,
        type: PayPaymentLink,
        payload: () => payload,
        refuse: (rejection) => {
          refused.because = rejection.reason;
          return { status: 409, body: '' };
        },
        nameObject: async () => null,
      })
      .catch((err: unknown) => {
        if (!(err instanceof RefusedError)) throw err;
      });
    if (refused.because === null) return sendTo(reply, `${CHECKOUT_ROOT}/${id}`);
    send(reply, await this.refusal(id, { method, because: refused.because }));
  }

  /** Says by the link as it stands now why nothing was taken. */
  private async refusal(id: string, { method, because }: { readonly method: CheckoutMethod; readonly because: Refused }): Promise<Answer> {
    const state = await this.stateOf(id);
    if (!isOpen(state)) return standing(state, true);
    const price = await this.priceOf(state, method);
    if (price === null) return this.choice(state);
    if (because === 'payment_link_amount_changed' || because === 'payment_link_deposit_refused') return changedPage(state, method, price);
    return standing({ ...state, state: because === 'payment_link_used' ? 'being_paid' : 'not_payable' }, true);
  }

  private async stateOf(text: string): Promise<CheckoutState> {
    const id: PaymentLinkId | null = linkIds.read(text);
    const state = id === null ? null : await checkoutState({ accounts: this.accounts, collections: this.collections }, id);
    if (state === null) throw notFound('There is no such link.');
    return state;
  }

  /** Null where nobody can pay by the method. */
  private async priceOf(state: CheckoutState, method: CheckoutMethod): Promise<Price | null> {
    const amount = owedOf(state);
    const terms = await this.quotes.processingFee(state.view.scope, { accountId: state.view.link.owner, method, amount, at: new Date().toISOString() });
    if (terms.kind === 'not_enabled') return null;
    const { currency } = amount;
    const { partner: onTop } = feeShares(terms.kind === 'fee' ? { amount: terms.fee.amount, paidBy: terms.paidBy } : null, currency);
    const money = (minorUnits: bigint): MoneyView => ({ currency, amount: decimalOf(amountOf(minorUnits), currency) });
    return { amount, fee: onTop === 0n ? null : money(onTop), total: money(readAmount(amount.amount, currency) + onTop) };
  }

  private async choice(state: CheckoutState): Promise<Answer> {
    const prices = await Promise.all(CHECKOUT_METHODS.map(async (method) => [method, await this.priceOf(state, method)] as const));
    return choicePage(state, owedOf(state), prices.flatMap(([method, price]) => (price === null ? [] : [{ method, price }])));
  }
}

type Refused = PayPaymentLinkRejection['reason'];

function isOpen({ state }: CheckoutState): boolean {
  return state === 'open' || state === 'open_again';
}

/** What is left of the receivable; only of one that something can be told of. */
function owedOf(state: CheckoutState): MoneyView {
  const owed = leftOf(state);
  if (owed === null) throw new Error('a link is open for a receivable without an amount');
  return owed;
}

function leftOf({ receivable }: CheckoutState): MoneyView | null {
  const amount = receivableAmounts(receivable)?.reconcilable ?? null;
  return amount === null || receivable.currency === null ? null : { currency: receivable.currency, amount };
}

function standing(state: CheckoutState, tooLate = false): Answer {
  if (state.state === 'open' || state.state === 'open_again') throw new Error('a link that is open has a form');
  const { payment } = state.view.link;
  const hasPaid = state.state === 'paid' || state.state === 'being_paid';
  return standingPage({ ...state, state: state.state }, hasPaid ? (payment?.amount ?? null) : null, tooLate);
}

/** Something else is owed than was shown. */
function changedPage(state: CheckoutState, method: CheckoutMethod, price: Price): Answer {
  return payPage(state, method, { price, values: {}, problems: [], changed: true });
}

function decimalText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
