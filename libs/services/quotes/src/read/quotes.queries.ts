import type { ConversionId, FeePlanId, Page, PageRequest, QuoteId, Scope } from '@corridor/contracts';
import type {
  ConversionFilter,
  ConversionView,
  FeePlanFilter,
  FeePlanView,
  LeastPayoutRequest,
  PayoutFeeRequest,
  PriceRequest,
  ProcessingFeeRequest,
  QuoteFilter,
  QuotesQueries,
  QuoteStatus,
  QuoteView,
} from '@corridor/contracts/quotes';
import { type Bind, keysetPage } from '@corridor/messaging';
import { isOver } from '../domain/quote.js';
import { FeePlanPricing, type PricingDeps } from '../fee-plans/pricing.queries.js';

export type QuotesReadDeps = PricingDeps;

interface ViewRow<View> {
  readonly view: View;
}

/** Answers from the tables that the projection writes. Every query is bound to one tenant and mode (invariant 10). */
export class PgQuotesQueries implements QuotesQueries {
  private readonly pricing: FeePlanPricing;

  constructor(private readonly deps: QuotesReadDeps) {
    this.pricing = new FeePlanPricing(deps);
  }

  async feePlan(scope: Scope, id: FeePlanId): Promise<FeePlanView | null> {
    return this.pricing.feePlan(scope, id);
  }

  async feePlans(scope: Scope, filter: FeePlanFilter, page: PageRequest): Promise<Page<FeePlanView>> {
    return this.pricing.feePlans(scope, filter, page);
  }

  async price(scope: Scope, request: PriceRequest) {
    return this.pricing.price(scope, request);
  }

  async payoutFee(scope: Scope, request: PayoutFeeRequest) {
    return this.pricing.payoutFee(scope, request);
  }

  async leastPayout(scope: Scope, request: LeastPayoutRequest) {
    return this.pricing.leastPayout(scope, request);
  }

  async processingFee(scope: Scope, request: ProcessingFeeRequest) {
    return this.pricing.processingFee(scope, request);
  }

  async quote(scope: Scope, id: QuoteId): Promise<QuoteView | null> {
    const view = await this.viewOf<QuoteView>('quotes', scope, id);
    return view === null ? null : asOf(view, this.deps.now());
  }

  async quotes(scope: Scope, filter: QuoteFilter, page: PageRequest): Promise<Page<QuoteView>> {
    const { pool, schema } = this.deps;
    const now = this.deps.now();
    return keysetPage<ViewRow<QuoteView>, QuoteView>({
      pool,
      table: `${schema}.quotes`,
      columns: 'view',
      scope,
      page,
      where: (bind) => [...(filter.status === undefined ? [] : [statusCondition(filter.status, now, bind)]), ...conditionsOf(filter, bind)],
      itemOf: ({ view }) => asOf(view, now),
    });
  }

  async conversion(scope: Scope, id: ConversionId): Promise<ConversionView | null> {
    return this.viewOf<ConversionView>('conversions', scope, id);
  }

  async conversions(scope: Scope, filter: ConversionFilter, page: PageRequest): Promise<Page<ConversionView>> {
    const { pool, schema } = this.deps;
    return keysetPage<ViewRow<ConversionView>, ConversionView>({
      pool,
      table: `${schema}.conversions`,
      columns: 'view',
      scope,
      page,
      where: (bind) => [
        ...(filter.accountId === undefined ? [] : [`account_id = ${bind(filter.accountId)}`]),
        ...(filter.quoteId === undefined ? [] : [`quote_id = ${bind(filter.quoteId)}`]),
        ...(filter.status === undefined ? [] : [`status = ${bind(filter.status)}`]),
        ...conditionsOf(filter, bind),
      ],
      itemOf: ({ view }) => view,
    });
  }

  private async viewOf<View>(table: 'quotes' | 'conversions', scope: Scope, id: string): Promise<View | null> {
    const { rows } = await this.deps.pool.query<ViewRow<View>>(
      `select view from ${this.deps.schema}.${table} where tenant = $1 and mode = $2 and id = $3`,
      [scope.tenant, scope.mode, id],
    );
    return rows[0]?.view ?? null;
  }
}

/** What both lists are narrowed by in the same way. */
function conditionsOf({ currency, createdFrom, createdBefore }: Pick<QuoteFilter & ConversionFilter, 'currency' | 'createdFrom' | 'createdBefore'>, bind: Bind): readonly string[] {
  return [
    ...(currency === undefined ? [] : [`${bind(currency)} in (from_currency, to_currency)`]),
    ...(createdFrom === undefined ? [] : [`created_at >= ${bind(createdFrom)}`]),
    ...(createdBefore === undefined ? [] : [`created_at < ${bind(createdBefore)}`]),
  ];
}

/** A quote whose time has passed is expired for its reader, whether or not its timer has fired. */
function asOf(view: QuoteView, now: Date): QuoteView {
  return view.status === 'open' && isOver(view, now.toISOString()) ? { ...view, status: 'expired' } : view;
}

function statusCondition(status: QuoteStatus, now: Date, bind: Bind): string {
  switch (status) {
    case 'open':
      return `(status = 'open' and expires_at > ${bind(now)})`;
    case 'expired':
      return `(status = 'expired' or (status = 'open' and expires_at <= ${bind(now)}))`;
    case 'executed':
      return `status = 'executed'`;
  }
}
