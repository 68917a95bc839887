import { type AccountId, type Command, type DecimalString, idOf, type MoneyView, type Reply } from '@corridor/contracts';
import { type PartySettingsView, type PartyView, type PayoutAddressView, RegisterFile, type RegisterFilePayload } from '@corridor/contracts/accounts';
import { CreditReceivables, type CreditReceivablesPayload, type DebitedReceivables, DebitReceivables, type DebitReceivablesPayload } from '@corridor/contracts/collections';
import type { LedgerRejection } from '@corridor/contracts/ledger';
import type { Price, PricingQueries } from '@corridor/contracts/quotes';
import type { Currency } from '@corridor/money';
import { ACCOUNT } from '../domain/payout.fixture.js';
import type { PayoutsAccounts } from '../payouts.deps.js';

/** What the specs of automatic payouts start from: the figures are the reference's. */
export const USER = ACCOUNT;
export const ADDRESS = idOf<'address'>('01997a3e-5d2c-7abc-8def-0000000000ad');
export const PARTNER = idOf<'account'>('01997a3e-5d2c-7abc-8def-0000000000aa');
export const PLAN = idOf<'fee-plan'>('01997a3e-5d2c-7abc-8def-0000000000fe');
export const RECEIVABLES = [1, 2].map((last) => idOf<'receivable'>(`01997a3e-5d2c-7abc-8def-00000000010${last}`));
export const DEBITS = [1, 2].map((last) => idOf<'transaction'>(`01997a3e-5d2c-7abc-8def-00000000${last}000`));

export const money = (amount: string, currency: Currency = 'USD'): MoneyView => ({ currency, amount: amount as DecimalString });

export const DEBITED: DebitedReceivables = {
  total: money('19.95'),
  allocations: [{ receivable: RECEIVABLES[0] as never, partner: PARTNER, amount: '19.95' as DecimalString, payment: DEBITS[0] as never }],
};

export const SOLD: Price = {
  feePlanId: PLAN, sell: money('19.65'), buy: money('1600.57', 'INR'), midMarket: '82.269', reference: 'mid_market', user: '81.454', markup: money('16.01', 'INR'),
};

/** Thirty cents a payout; a dollar is 82.269 rupees, and 81.454 for the user. */
export const PRICING: PricingQueries = {
  payoutFee: async (_scope, { source }) => ({ feePlanId: PLAN, fee: { ...source, amount: '0.30' as DecimalString }, passthrough: null }),
  leastPayout: async (_scope, { sourceCurrency }) => ({ kind: 'least', least: money('0.31', sourceCurrency) }),
  price: async (_scope, { dealt, sellCurrency, buyCurrency }) => {
    if (dealt.amount !== '19.65') return { kind: 'problem', problem: { reason: 'rates_not_available', fromCurrency: sellCurrency, toCurrency: buyCurrency } };
    return { kind: 'price', price: SOLD };
  },
};

export const SETTINGS: PartySettingsView = {
  party: USER.id,
  type: 'user',
  parent: null,
  status: 'activated',
  receives: null,
  currencies: null,
  payouts: { interval: 'daily', weeklyAnchor: null, hold: null },
  metadata: {},
  createdAt: USER.createdAt,
};

const DESTINATION = {
  name: 'Shoe Dog Private Limited',
  bankName: 'HDFC',
  accountNumber: '50100012345678',
  ifsc: 'HDFC0000104',
  billing: { country: 'IN', line1: null, line2: null, city: null, state: null, postalCode: null },
};

const ADDRESS_VIEW = { id: ADDRESS, account: USER.id, currency: 'INR', status: 'activated', document: null, metadata: {}, createdAt: USER.createdAt, details: DESTINATION, accountsParent: null } as PayoutAddressView;

/** The accounts service as automatic payouts ask it, and as it takes in files. */
export class FakeAccounts {
  settings: PartySettingsView | null = SETTINGS;
  address: PayoutAddressView | null = ADDRESS_VIEW;
  /** Whose settings these are. */
  readonly paid = new Set<AccountId>([USER.id]);
  readonly pieces = new Map<string, string>();
  readonly files = new Map<string, RegisterFilePayload>();

  readonly queries: Partial<PayoutsAccounts> = {
    partySettings: async (_scope, id) => (this.paid.has(id) ? this.settings : null),
    party: async (_scope, id) => (id === PARTNER ? ({ id, book: USER.book } as PartyView) : null),
    payoutAddress: async () => this.address,
    payoutAddresses: async () => ({ kind: 'page', items: this.address === null ? [] : [this.address], hasMore: false }),
    sealFileName: async (_scope, _id, name) => `sealed ${name} ${Math.random()}`,
    keepFileChunk: async (_scope, id, index, bytes) => void this.pieces.set(`${id}/${index}`, bytes),
  };

  /** A silent one has done what it was asked to and does not say so. */
  answer = (command: Command): Reply<unknown, unknown> | null => {
    if (command.type !== RegisterFile.name) throw new Error(`nobody sends ${command.type} to accounts`);
    const file = this.files.get(command.id) ?? (command.payload as RegisterFilePayload);
    this.files.set(command.id, file);
    return { kind: 'accepted', view: { id: file.fileId }, replayed: false, correlation: command.correlation };
  };
}

/** Collections that give what they are told to, each command once. */
export class FakeCollections {
  gives: DebitedReceivables | null = DEBITED;
  /** How the ledger refuses the next debit. */
  refusal: LedgerRejection | null = null;
  /** What there is, where it is less than is asked for. */
  less: MoneyView | null = null;
  readonly debits = new Map<string, DebitReceivablesPayload>();
  readonly credits = new Map<string, CreditReceivablesPayload>();

  answer = (command: Command): Reply<unknown, unknown> | null => {
    const about = { replayed: false, correlation: command.correlation };
    switch (command.type) {
      case DebitReceivables.name: {
        const payload = command.payload as DebitReceivablesPayload;
        this.debits.set(command.id, payload);
        const refusal = this.refusal;
        this.refusal = null;
        if (refusal !== null) return { kind: 'rejected', rejection: refusal, ...about };
        if (this.less !== null) return { kind: 'rejected', rejection: { reason: 'less_to_pay_out', account: payload.accountId, total: this.less, least: payload.least }, ...about };
        if (this.gives === null) return { kind: 'rejected', rejection: nothing(payload.accountId, payload.currency), ...about };
        return { kind: 'accepted', view: this.gives, ...about };
      }
      case CreditReceivables.name:
        this.credits.set(command.id, command.payload as CreditReceivablesPayload);
        return { kind: 'accepted', view: { payoutId: (command.payload as CreditReceivablesPayload).payoutId }, ...about };
      default:
        throw new Error(`nobody sends ${command.type} to collections`);
    }
  };
}

function nothing(account: AccountId, currency: Currency) {
  return { reason: 'nothing_to_pay_out', account, currency } as const;
}
