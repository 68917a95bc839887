import type { Command } from '@corridor/contracts';
import { type DepositView, ReceiveDeposit, type ReceiveDepositPayload, type ReceiveDepositRejection } from '@corridor/contracts/collections';
import { contextOfCommand, HandleCommand, type Handled, unitOf } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { COLLECTIONS_DEPS, type CollectionsDeps } from './collections.deps.js';
import { receiveDeposit } from './domain/deposit.decide.js';
import { collectionsRows } from './read/collections.projection.js';

/** Every command of the service: load, decide, say what to append. */
@Controller()
export class CollectionsHandlers {
  constructor(@Inject(COLLECTIONS_DEPS) private readonly deps: CollectionsDeps) {}

  /** Reads no stream: that the deposit is new is what its stream's expected revision says. */
  @HandleCommand(ReceiveDeposit)
  async receiveDeposit(command: Command<ReceiveDepositPayload>): Promise<Handled<DepositView, ReceiveDepositRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const account = await this.deps.accounts.account(scope, payload.accountId);
    const decision = receiveDeposit(payload, { account, at });
    if (decision.kind === 'rejected') return decision;
    const head = { stream: `deposit-${payload.depositId}`, revision: -1 };
    const unit = unitOf({ context: contextOfCommand(command), head, events: [decision.event], project: collectionsRows });
    return { kind: 'started', unit, object: payload.depositId };
  }
}
