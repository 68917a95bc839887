import type { Command } from '@corridor/contracts';
import {
  type CustomerView,
  DecideCustomer,
  type DecideCustomerPayload,
  type DecideCustomerRejection,
  EraseCustomer,
  type EraseCustomerPayload,
  type EraseCustomerRejection,
  RegisterCustomer,
  type RegisterCustomerPayload,
  type RegisterCustomerRejection,
} from '@corridor/contracts/accounts';
import { cancelTimer, contextOfCommand, HandleCommand, type Handled } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { ACCOUNTS_DEPS, type AccountsDeps } from './accounts.deps.js';
import { loadCustomer, loadTenant, newCustomerStream, unitOfOne } from './accounts.streams.js';
import { verificationOf, verificationTimerId } from './customers.verification.js';
import { customerOf } from './domain/customer.js';
import { decideCustomer, eraseCustomer, registerCustomer } from './domain/customer.decide.js';
import { tenantOf } from './domain/tenant.js';
import { destroyKey } from './vault/destroy-key.js';

/** The commands on customers: load, decide, say what to append. */
@Controller()
export class CustomersHandlers {
  constructor(@Inject(ACCOUNTS_DEPS) private readonly deps: AccountsDeps) {}

  @HandleCommand(RegisterCustomer)
  async registerCustomer(command: Command<RegisterCustomerPayload>): Promise<Handled<CustomerView, RegisterCustomerRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const tenant = await loadTenant(this.deps, scope.tenant);
    const decision = registerCustomer(tenantOf(tenant.events), payload, { scope, at });
    if (decision.kind === 'rejected') return decision;
    const { customer } = decision.event.data;
    const rows = await verificationOf(this.deps, command, customer, customer.id);
    const unit = unitOfOne(contextOfCommand(command), newCustomerStream(customer.id), decision.event, rows);
    return { kind: 'done', unit, view: customer, object: customer.id };
  }

  /** Whoever decides, a verification under way need not come to its end any more. */
  @HandleCommand(DecideCustomer)
  async decideCustomer(command: Command<DecideCustomerPayload>): Promise<Handled<CustomerView, DecideCustomerRejection>> {
    const { customerId } = command.payload;
    const head = await loadCustomer(this.deps, command.scope, customerId);
    const decision = decideCustomer(customerOf(head.events), command.payload);
    if (decision.kind === 'rejected') return decision;
    const unit = unitOfOne(contextOfCommand(command), head, decision.event, [cancelTimer(verificationTimerId(customerId))]);
    return { kind: 'done', unit, view: decision.event.data.customer };
  }

  @HandleCommand(EraseCustomer)
  async eraseCustomer(command: Command<EraseCustomerPayload>): Promise<Handled<CustomerView, EraseCustomerRejection>> {
    const { customerId } = command.payload;
    const head = await loadCustomer(this.deps, command.scope, customerId);
    const decision = eraseCustomer(customerOf(head.events), command.payload);
    if (decision.kind === 'rejected') return decision;
    const rows = [cancelTimer(verificationTimerId(customerId)), destroyKey(customerId)];
    return { kind: 'done', unit: unitOfOne(contextOfCommand(command), head, decision.event, rows), view: decision.event.data.customer };
  }
}
