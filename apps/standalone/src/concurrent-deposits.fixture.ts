import { type AccountId, type CommandType, type DepositId, type MoneyView, moneyOf, type Page, type PageRequest, type Scope } from '@corridor/contracts';
import { CreateTenant } from '@corridor/contracts/accounts';
import {
  AssignFunds,
  type AwaitingDeposit,
  CompleteDeposit,
  ReceiveFunds,
  RequestDeposit,
  type RequestDepositPayload,
  ReturnDeposit,
  ReturnFunds,
} from '@corridor/contracts/collections';
import { CreateQuote, ExecuteQuote } from '@corridor/contracts/quotes';
import { mintId } from '@corridor/messaging';
import type { Currency } from '@corridor/money';
import fc from 'fast-check';
import type { RunningServices } from './running-services.fixture.js';

const both = <Value>(make: () => Value) => ({ test: make(), live: make() });
const RECALL = { failureCode: 'payer_recall', failureReason: 'The payer wants it back.' };
const RAILS = { EUR: 'sepa', USD: 'ach' } as const;

/** What happens, as numbers that choose from what there is by then. */
const aStep = fc.record({
  kind: fc.constantFrom('pay', 'pay', 'pay', 'pay wrongly', 'pay nobody', 'complete', 'return', 'return', 'assign', 'send back', 'convert'),
  which: fc.nat(1_000),
  cents: fc.integer({ min: 1, max: 99_999 }),
  isRepeated: fc.boolean(),
});
export type Step = typeof aStep extends fc.Arbitrary<infer Value> ? Value : never;

export const stepsOf = (seed: number, count: number): readonly Step[] => fc.sample(aStep, { seed, numRuns: count });

const decimal = (cents: number) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}` as never;

/** A tenant to whose account everybody pays at once, and what he hears of it. */
export class Till {
  readonly scope: Scope = { tenant: mintId<'tenant'>(), mode: 'test' };
  readonly accounts = both(() => mintId<'account'>());
  readonly account: AccountId = this.accounts.test;
  readonly awaited: AwaitingDeposit[] = [];
  /** Everything that may be a deposit, or money in suspense. */
  readonly known: DepositId[] = [];
  /** Minor units that were taken in and given back, by currency, as the answers said. */
  readonly net = new Map<Currency, bigint>();
  readonly arrivals: DepositId[] = [];
  readonly spent = new Map<Currency, bigint>();
  readonly strange: string[] = [];

  constructor(private readonly services: RunningServices) {}

  async open(): Promise<void> {
    const { scope, accounts, services } = this;
    await services.send(CreateTenant, scope, { tenantId: scope.tenant, name: 'Till', books: both(() => mintId<'book'>()), defaultAccounts: accounts });
    for (const currency of ['EUR', 'EUR', 'EUR', 'USD'] as const) {
      const payload: RequestDepositPayload = { depositId: mintId<'deposit'>(), accountId: this.account, currency, rail: RAILS[currency], customerId: null, expected: null };
      const reply = await services.send(RequestDeposit, scope, payload);
      if (reply.kind !== 'accepted') throw new Error(JSON.stringify(reply));
      this.awaited.push(reply.view);
      this.known.push(reply.view.id);
    }
  }

  /** Takes all the steps at once. */
  async wave(steps: readonly Step[]): Promise<void> {
    const known = [...this.known];
    await Promise.all(steps.map((step) => this.take(step, known)));
  }

  private async take({ kind, which, cents, isRepeated }: Step, known: readonly DepositId[]): Promise<void> {
    const id = known[which % known.length] as DepositId;
    const deposit = this.awaited[which % this.awaited.length] as AwaitingDeposit;
    const times = isRepeated ? 2 : 1;
    switch (kind) {
      case 'pay':
        return this.pay(deposit, deposit.currency === 'EUR' ? 'EUR' : 'USD', cents, times);
      case 'pay wrongly':
        return this.pay(deposit, deposit.currency === 'EUR' ? 'USD' : 'EUR', cents, times);
      case 'pay nobody':
        return this.pay(null, 'EUR', cents, times);
      case 'complete':
        return this.arrived(await this.ask(CompleteDeposit, { depositId: deposit.id, amount: decimal(cents), bankReference: 'SANDBOX' }, times));
      case 'return':
        return this.left(await this.ask(ReturnDeposit, { depositId: id, ...RECALL }, times));
      case 'assign':
        await this.ask(AssignFunds, { fundsId: id, accountId: this.account }, times);
        return;
      case 'send back':
        return this.left(await this.ask(ReturnFunds, { fundsId: id, ...RECALL }, times));
      case 'convert':
        return this.convert(cents, times);
    }
  }

  private async pay(deposit: AwaitingDeposit | null, currency: 'EUR' | 'USD', cents: number, times: number): Promise<void> {
    const fundsId = mintId<'deposit'>();
    this.known.push(fundsId);
    const text = deposit === null ? 'rent' : `inv ${deposit.asked.instructions.reference}`;
    const remittance = { payerName: null, payerAccount: null, text };
    const payload = { fundsId, amount: { currency, amount: decimal(cents) }, rail: RAILS[currency], account: null, remittance, bankReference: `BANK-${cents}` };
    const view = await this.ask(ReceiveFunds, payload, times);
    if (view === null) this.strange.push('money was turned away');
    this.arrived(view);
  }

  /** Spends nearly all that there is, so that what goes back next leaves a debt. */
  async spendAll(): Promise<void> {
    const balances = await this.services.ledger.balances(this.scope, this.account);
    const euros = balances.find(({ currency, compartment }) => currency === 'EUR' && compartment === 'available');
    const cents = euros === undefined ? 0n : moneyOf({ currency: 'EUR', amount: euros.balance }).amount;
    const fee = cents / 1_000n + 1n;
    if (cents > fee) await this.convert(Number(cents - fee), 1);
  }

  private async convert(cents: number, times: number): Promise<void> {
    const quoteId = mintId<'quote'>();
    await this.ask(CreateQuote, { quoteId, fromCurrency: 'EUR', toCurrency: 'USDC', dealt: { side: 'from', amount: decimal(cents) }, side: 'sell' }, 1);
    const conversion = await this.ask(ExecuteQuote, { quoteId, conversionId: mintId<'conversion'>(), accountId: this.account }, times);
    if (conversion === null) return;
    for (const money of [conversion.from, conversion.fee]) count(this.spent, money);
  }

  /** The view when it was accepted, null when it was refused: once, however often it was sent. */
  private async ask<Payload, View, Rejection extends { readonly reason: string }>(type: CommandType<Payload, View, Rejection>, payload: Payload, times: number): Promise<View | null> {
    const [at, id] = [new Date(), mintId<'command'>()];
    const replies = await Promise.all(Array.from({ length: times }, () => this.services.send(type, this.scope, payload, at, id)));
    for (const { kind } of replies) if (kind !== 'accepted' && kind !== 'rejected') this.strange.push(`${type.name}: ${kind}`);
    const [first] = replies;
    return first?.kind === 'accepted' ? first.view : null;
  }

  private arrived(view: { readonly id: DepositId; readonly amount: MoneyView } | null): void {
    if (view === null) return;
    this.arrivals.push(view.id);
    count(this.net, view.amount);
  }

  private left(view: { readonly amount: MoneyView } | null): void {
    if (view !== null) count(this.net, view.amount, -1n);
  }
}

/** Adds money to sums in minor units. */
export function count(sums: Map<Currency, bigint>, money: MoneyView, sign = 1n): void {
  const { currency, amount } = moneyOf(money);
  sums.set(currency, (sums.get(currency) ?? 0n) + sign * amount);
}

/** All items of a list. */
export async function every<Item extends { readonly id: string }>(list: (page: PageRequest) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = [];
  for (;;) {
    const page = await list({ limit: 100, after: items.at(-1)?.id });
    if (page.kind !== 'page') throw new Error(page.kind);
    items.push(...page.items);
    if (!page.hasMore) return items;
  }
}
