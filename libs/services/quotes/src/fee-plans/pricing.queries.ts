import { type AccountId, type FeePlanId, moneyOf, moneyView, type Page, type PageRequest, type Scope } from '@corridor/contracts';
import type { FeePlanFilter, FeePlanQueries, FeePlanType, FeePlanView, LeastPayout, LeastPayoutRequest, PayoutFee, PayoutFeeRequest, Price, PriceProblem, PriceRequest, PricingQueries, ProcessingFeeAnswer, ProcessingFeeQueries, ProcessingFeeRequest } from '@corridor/contracts/quotes';
import type { QuotesDeps } from '../quotes.deps.js';
import { depositFeeOf, depositRuleFor } from './domain/deposit-fee.js';
import { payoutFeeOf, userRate } from './domain/fees.js';
import { leastPayout } from './domain/least-payout.js';
import { priceOf } from './domain/price.js';
import { establish } from './establish.js';
import { isMarketOpen } from './market-hours.js';
import { PgFeePlanQueries } from './read/fee-plans.queries.js';

export type PricingDeps = Pick<QuotesDeps, 'pool' | 'schema' | 'bus' | 'now' | 'rates' | 'accounts'>;

type Priced = { readonly kind: 'price'; readonly price: Price } | { readonly kind: 'problem'; readonly problem: PriceProblem };

/** Fee plans, and prices by them and by the rate of the mode's source. An account has its first plans by the time they are asked for. */
export class FeePlanPricing implements FeePlanQueries, PricingQueries, ProcessingFeeQueries {
  private readonly plans: PgFeePlanQueries;

  constructor(private readonly deps: PricingDeps) {
    this.plans = new PgFeePlanQueries(deps);
  }

  async feePlan(scope: Scope, id: FeePlanId): Promise<FeePlanView | null> {
    return this.plans.feePlan(scope, id);
  }

  async feePlans(scope: Scope, filter: FeePlanFilter, page: PageRequest): Promise<Page<FeePlanView>> {
    if (filter.family !== undefined) await this.planOf(scope, filter.family, { type: 'account_fees', at: this.deps.now().toISOString() });
    return this.plans.feePlans(scope, filter, page);
  }

  async price(scope: Scope, request: PriceRequest): Promise<Priced> {
    const { accountId, sellCurrency, buyCurrency, at } = request;
    if (sellCurrency === buyCurrency) return problem({ reason: 'same_currency', currency: buyCurrency });
    const charged = await this.chargedFor(scope, accountId);
    const plan = charged === null ? null : await this.planOf(scope, charged.account, { type: 'account_fees', at });
    if (plan === null) return problem({ reason: 'account_not_found', account: accountId });
    const mid = this.deps.rates[scope.mode]?.mid(sellCurrency, buyCurrency, at) ?? null;
    if (mid === null) return problem({ reason: 'rates_not_available', fromCurrency: sellCurrency, toCurrency: buyCurrency });
    const price = priceOf(request, { plan, mid, marketOpen: isMarketOpen(at) });
    return 'reason' in price ? problem(price) : { kind: 'price', price };
  }

  async payoutFee(scope: Scope, request: PayoutFeeRequest): Promise<PayoutFee | null> {
    const { accountId, at } = request;
    const charged = await this.chargedFor(scope, accountId);
    const plan = charged === null ? null : await this.planOf(scope, charged.account, { type: 'account_fees', at });
    if (charged === null || plan === null) return null;
    const passedOn = charged.platform === null ? null : await this.planOf(scope, charged.platform, { type: 'account_fees_passthrough', at });
    return { ...chargeOf(plan, request), passthrough: passedOn === null ? null : chargeOf(passedOn, request) };
  }

  async leastPayout(scope: Scope, { accountId, sourceCurrency: source, destinationCurrency: destination, at }: LeastPayoutRequest): Promise<LeastPayout> {
    const charged = await this.chargedFor(scope, accountId);
    const plan = charged === null ? null : await this.planOf(scope, charged.account, { type: 'account_fees', at });
    const mid = source === destination ? null : (this.deps.rates[scope.mode]?.mid(source, destination, at) ?? null);
    if (plan === null || (mid === null && source !== destination)) return { kind: 'unknown' };
    const rate = mid === null ? null : userRate(plan, mid, { kind: 'payout_fx', source, destination, marketOpen: isMarketOpen(at) }).rate;
    const least = leastPayout(plan.fees.payout, { source, destination, rate });
    return least === null ? { kind: 'never' } : { kind: 'least', least: moneyView({ currency: source, amount: least }) };
  }

  async processingFee(scope: Scope, { accountId, method, amount, at }: ProcessingFeeRequest): Promise<ProcessingFeeAnswer> {
    const charged = await this.chargedFor(scope, accountId);
    const plan = charged === null ? null : await this.planOf(scope, charged.account, { type: 'account_fees', at });
    const { currency, amount: owed } = moneyOf(amount);
    const rule = plan === null ? null : depositRuleFor(plan.fees.deposit ?? [], { method, currency });
    if (plan === null || rule === null) return { kind: 'free' };
    if (!rule.enabled) return { kind: 'not_enabled' };
    const fee = depositFeeOf(rule, owed);
    return fee === 0n ? { kind: 'free' } : { kind: 'fee', feePlan: plan.id, fee: moneyView({ currency, amount: fee }), paidBy: rule.bornBy };
  }

  /** A partner is charged by the plan of whom it pays. */
  private async chargedFor(scope: Scope, id: AccountId): Promise<{ readonly account: AccountId; readonly platform: AccountId | null } | null> {
    const party = await this.deps.accounts.party(scope, id);
    if (party === null) return null;
    if (party.type !== 'partner') return { account: id, platform: party.parent };
    return party.parent === null ? null : this.chargedFor(scope, party.parent);
  }

  private async planOf(scope: Scope, account: AccountId, wanted: { readonly type: FeePlanType; readonly at: string }): Promise<FeePlanView | null> {
    const plan = await this.plans.planAt(scope, { account, ...wanted });
    if (plan !== null) return plan;
    await establish(this.deps, { scope, account }, { correlation: account, causation: account });
    return this.plans.planAt(scope, { account, ...wanted });
  }
}

function chargeOf(plan: FeePlanView, { source, destinationCurrency: destination }: PayoutFeeRequest) {
  const { currency, amount } = moneyOf(source);
  return { feePlanId: plan.id, fee: moneyView({ currency, amount: payoutFeeOf(plan.fees.payout, amount, { source: currency, destination }) }) };
}

function problem(of: PriceProblem): Priced {
  return { kind: 'problem', problem: of };
}
