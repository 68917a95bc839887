import type { Currency } from '@corridor/money';
import type { Metadata, MetadataChange, PartyType } from '../accounts/index.js';
import { commandType } from '../commands.js';
import type { AccountId, FeePlanId } from '../ids.js';
import type { Page, PageRequest } from '../pages.js';
import type { Scope } from '../scope.js';
import type { Timestamp } from '../times.js';
import type { CheckoutMethod, FeeBearer } from './processing-fees.js';

/**
 * `account_fees`: what the account is charged. `account_fees_passthrough`: only of a platform, what it is charged for what its
 * connected users do, and what a connected user's own fees are until the platform says otherwise.
 */
export const FEE_PLAN_TYPES = ['account_fees', 'account_fees_passthrough'] as const;
export type FeePlanType = (typeof FEE_PLAN_TYPES)[number];

export const FEE_PLAN_STATUSES = ['activated', 'deactivated'] as const;
export type FeePlanStatus = (typeof FEE_PLAN_STATUSES)[number];

/** From which rate a markup is counted. */
export const REFERENCE_RATES = ['mid_market', 'inter_bank'] as const;
export type ReferenceRate = (typeof REFERENCE_RATES)[number];

/** A currency, or all of them. */
export type CurrencyPattern = Currency | '*';

/**
 * A per cent of an amount, 0 to 100: a plain decimal as it was given, such as "1.00".
 * @pattern ^(0|[1-9]\d{0,2})(\.\d{1,4})?$
 */
export type Percentage = string;

/**
 * Major units of a currency: a plain decimal as it was given, such as "0.30".
 * @pattern ^(0|[1-9]\d*)(\.\d+)?$
 */
export type FeeAmount = string;

/** For which change of currencies an entry is. The most specific entry of a list counts. */
export interface FeeCorridor {
  readonly sourceCurrency: CurrencyPattern;
  readonly destinationCurrency: CurrencyPattern;
}

/** Fixed and variable together, but at least the minimum; in the source currency. */
export interface PayoutFeeRule extends FeeCorridor {
  readonly fixed: FeeAmount;
  readonly minimum: FeeAmount;
  readonly variable: Percentage;
}

export interface PayoutFxRule extends FeeCorridor {
  readonly referenceRate: ReferenceRate;
  readonly variable: Percentage;
}

export interface TransferFxRule extends FeeCorridor {
  readonly referenceRate: 'mid_market';
  readonly variable: Percentage;
  /** In place of `variable` while the market is closed. */
  readonly variableOffHours: Percentage;
}

/** What a payment by a method on a hosted page costs, a per cent of what is owed, and who bears it. */
export interface DepositFeeRule {
  readonly currency: Currency;
  readonly method: CheckoutMethod;
  /** Whether anybody can pay by it. */
  readonly enabled: boolean;
  readonly bornBy: FeeBearer;
  readonly variable: Percentage;
}

/** What a plan lays down. Each list but `deposit` has an entry for all currencies to all currencies, and no two entries for the same. */
export interface Fees {
  readonly payout: readonly PayoutFeeRule[];
  readonly payoutFx: readonly PayoutFxRule[];
  readonly transferFx: readonly TransferFxRule[];
  /** Absent where payments on hosted pages cost nothing: methods that it has no entry for do neither. */
  readonly deposit?: readonly DepositFeeRule[];
}

/** A plan's fees never change: a new plan of the same account and type takes its place. */
export interface FeePlanView {
  readonly id: FeePlanId;
  readonly accountId: AccountId;
  /** Who made that account; null for a tenant's own. */
  readonly parent: AccountId | null;
  readonly type: FeePlanType;
  readonly status: FeePlanStatus;
  readonly fees: Fees;
  readonly validFrom: Timestamp;
  /** Null while it is valid. */
  readonly validTo: Timestamp | null;
  readonly metadata: Metadata;
  readonly createdAt: Timestamp;
}

export interface CreateFeePlanPayload {
  readonly planId: FeePlanId;
  readonly accountId: AccountId;
  readonly type: FeePlanType;
  readonly fees: Fees;
  readonly metadata: MetadataChange;
}

/** Makes the plans that an account begins with, unless it has them. */
export interface EstablishFeePlansPayload {
  readonly accountId: AccountId;
}

export interface UpdateFeePlanPayload {
  readonly planId: FeePlanId;
  readonly accountId: AccountId;
  readonly metadata: MetadataChange;
}

export type FeeList = keyof Fees;
/** Lists of what a change of currencies, or a payout, costs. */
export type CorridorList = Exclude<FeeList, 'deposit'>;

/** What is wrong with the lists of a plan. `at` counts from zero. */
export type FeesProblem =
  | { readonly reason: 'fees_for_all_missing'; readonly list: CorridorList }
  | { readonly reason: 'fees_repeated'; readonly list: FeeList; readonly at: number; readonly same: 'entry' | 'currencies' }
  | { readonly reason: 'fee_of_too_many_decimals'; readonly list: FeeList; readonly at: number; readonly field: 'fixed' | 'minimum' }
  /** A rate between banks is there for dollars to rupees alone. */
  | { readonly reason: 'reference_rate_not_available'; readonly list: FeeList; readonly at: number };

type AccountNotFound = { readonly reason: 'fee_plan_account_not_found'; readonly account: AccountId };
type TooMuchMetadata = { readonly reason: 'metadata_too_large' };

export type CreateFeePlanRejection =
  | AccountNotFound
  /** Partners have no plans, and only a platform has one that it passes on. */
  | { readonly reason: 'fee_plan_account_of_wrong_type'; readonly type: PartyType }
  | FeesProblem
  | TooMuchMetadata;

export type EstablishFeePlansRejection = AccountNotFound;

export type UpdateFeePlanRejection = { readonly reason: 'fee_plan_not_found'; readonly plan: FeePlanId } | TooMuchMetadata;

const keyOf = ({ accountId }: { readonly accountId: AccountId }) => accountId;

export const CreateFeePlan = commandType<CreateFeePlanPayload, FeePlanView, CreateFeePlanRejection>('quotes', 'CreateFeePlan', keyOf);
export const EstablishFeePlans = commandType<EstablishFeePlansPayload, { readonly accountId: AccountId }, EstablishFeePlansRejection>('quotes', 'EstablishFeePlans', keyOf);
export const UpdateFeePlan = commandType<UpdateFeePlanPayload, FeePlanView, UpdateFeePlanRejection>('quotes', 'UpdateFeePlan', keyOf);

/** From the first moment on, and before the second. */
export interface Period {
  readonly from?: Timestamp | undefined;
  readonly before?: Timestamp | undefined;
}

/** Several values of one condition are alternatives. */
export interface FeePlanFilter {
  /** Only plans of this account, and of those that it made; all of the scope without it. */
  readonly family?: AccountId | undefined;
  readonly accounts?: readonly AccountId[] | undefined;
  readonly statuses?: readonly FeePlanStatus[] | undefined;
  readonly types?: readonly FeePlanType[] | undefined;
  readonly created?: Period | undefined;
  readonly validFrom?: Period | undefined;
  /** A plan that is still valid is in no period. */
  readonly validTo?: Period | undefined;
}

export interface FeePlanQueries {
  feePlan(scope: Scope, id: FeePlanId): Promise<FeePlanView | null>;
  feePlans(scope: Scope, filter: FeePlanFilter, page: PageRequest): Promise<Page<FeePlanView>>;
}
