import type { BookId, Command, DepositId, Scope } from '@corridor/contracts';
import {
  type DepositEvent,
  type CompletedDeposit,
  ReceiveFunds,
  type ReceiveFundsPayload,
  type ReceiveFundsRejection,
  type SuspendedFunds,
} from '@corridor/contracts/collections';
import { contextOfCommand, HandleCommand, type Handled, loadStream, unitOf } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { COLLECTIONS_DEPS, type CollectionsDeps } from './collections.deps.js';
import { depositStream } from './collections.streams.js';
import { depositOf } from './domain/deposit.js';
import { type NamedDeposit, receiveFunds } from './domain/funds.decide.js';
import { collectionsRows } from './read/collections.projection.js';
import { remittanceRow } from './read/remittances.js';
import { depositPaidBy } from './read/virtual-accounts.js';

/** What a bank tells: whose the money is has to be found out first. */
@Controller()
export class FundsHandlers {
  constructor(@Inject(COLLECTIONS_DEPS) private readonly deps: CollectionsDeps) {}

  /** Two payments for one deposit at the same time: one fails on its stream's revision, looks again and becomes another. */
  @HandleCommand(ReceiveFunds)
  async receiveFunds(command: Command<ReceiveFundsPayload>): Promise<Handled<CompletedDeposit | SuspendedFunds, ReceiveFundsRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const found = await this.named(payload, scope);
    const account = found === null ? null : await this.deps.accounts.account(scope, found.named.deposit.accountId);
    const book = found === null ? await this.bookOf(scope) : null;
    const decision = receiveFunds(payload, { named: found?.named ?? null, account, book, at });
    if (decision.kind === 'rejected') return decision;
    const { event } = decision;
    const id = event.type === 'DepositReceived' ? event.data.receipt.id : event.data.funds.id;
    const head = id === found?.named.deposit.id ? found.head : { stream: depositStream(id), revision: -1 };
    const rows = [remittanceRow(scope, id, payload.remittance)];
    return { kind: 'started', unit: unitOf({ context: contextOfCommand(command), head, events: [event], project: collectionsRows, rows }), object: id };
  }

  private async named(payload: ReceiveFundsPayload, scope: Scope) {
    const id = await depositPaidBy(this.deps, scope, payload);
    if (id === null) return null;
    const head = await loadStream<DepositEvent>(this.deps.store, depositStream(id), scope);
    return { head, named: namedBy(id, head.events) };
  }

  /** The book of the tenant's default account: an installation has one for each mode. */
  private async bookOf(scope: Scope): Promise<BookId | null> {
    const tenant = await this.deps.accounts.tenant(scope.tenant);
    const account = tenant === null ? null : await this.deps.accounts.account(scope, tenant.defaultAccounts[scope.mode]);
    return account?.book ?? null;
  }
}

function namedBy(id: DepositId, events: readonly DepositEvent[]): NamedDeposit {
  const [first] = events;
  if (first?.type !== 'DepositRequested') throw new Error(`deposit ${id} has a virtual account, and nobody asked for it`);
  return { ...first.data, awaiting: depositOf(events).status === 'awaiting_funds' };
}
