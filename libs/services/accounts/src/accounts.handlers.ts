import type { Command } from '@corridor/contracts';
import {
  type AccountsRejection,
  type AccountView,
  CreateAccount,
  type CreateAccountPayload,
  CreateKey,
  type CreateKeyPayload,
  CreateTenant,
  type CreateTenantPayload,
  type KeyView,
  RevokeKey,
  type RevokeKeyPayload,
  RollKey,
  type RollKeyPayload,
  type TenantView,
} from '@corridor/contracts/accounts';
import { contextOfCommand, HandleCommand, type Handled } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { ACCOUNTS_DEPS, type AccountsDeps } from './accounts.deps.js';
import { keepHash } from './accounts.hashes.js';
import { loadCustomer, loadKeys, loadTenant, newAccountStream, newKeyStream, unitOfOne } from './accounts.streams.js';
import { customerOf } from './domain/customer.js';
import { createKey, revokeKey, rollKey, stopsKey } from './domain/key.decide.js';
import { keysOf } from './domain/key.js';
import { createAccount, createTenant } from './domain/tenant.decide.js';
import { tenantOf } from './domain/tenant.js';

/** Every command of the service: load, decide, say what to append. */
@Controller()
export class AccountsHandlers {
  constructor(@Inject(ACCOUNTS_DEPS) private readonly deps: AccountsDeps) {}

  /** The event is the new tenant's own, whatever scope the command came in: its stream is read by that. */
  @HandleCommand(CreateTenant)
  async createTenant(command: Command<CreateTenantPayload>): Promise<Handled<TenantView, AccountsRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const head = await loadTenant(this.deps, payload.tenantId);
    const decision = createTenant(tenantOf(head.events), payload, { scope, at });
    if (decision.kind === 'rejected') return decision;
    const unit = unitOfOne({ ...contextOfCommand(command), tenant: payload.tenantId }, head, decision.event);
    return { kind: 'done', unit, view: decision.event.data.tenant, object: payload.tenantId };
  }

  @HandleCommand(CreateAccount)
  async createAccount(command: Command<CreateAccountPayload>): Promise<Handled<AccountView, AccountsRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const { customerId = null } = payload;
    const [tenant, customer] = await Promise.all([
      loadTenant(this.deps, scope.tenant),
      customerId === null ? null : loadCustomer(this.deps, scope, customerId),
    ]);
    const facts = { scope, customer: customer === null ? null : customerOf(customer.events), at };
    const decision = createAccount(tenantOf(tenant.events), payload, facts);
    if (decision.kind === 'rejected') return decision;
    const unit = unitOfOne(contextOfCommand(command), newAccountStream(payload.accountId), decision.event);
    return { kind: 'done', unit, view: decision.event.data.account, object: payload.accountId };
  }

  @HandleCommand(CreateKey)
  async createKey(command: Command<CreateKeyPayload>): Promise<Handled<KeyView, AccountsRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const tenant = await loadTenant(this.deps, scope.tenant);
    const decision = createKey(tenantOf(tenant.events), payload, { scope, at });
    if (decision.kind === 'rejected') return decision;
    const hash = keepHash(payload.hash, payload.keyId);
    const unit = unitOfOne(contextOfCommand(command), newKeyStream(payload.keyId), decision.event, [hash]);
    return { kind: 'done', unit, view: decision.event.data.key, object: payload.keyId };
  }

  /** A roll that ends the old key at once is answered by the process, after the leases. */
  @HandleCommand(RollKey)
  async rollKey(command: Command<RollKeyPayload>): Promise<Handled<KeyView, AccountsRejection>> {
    const { payload, scope } = command;
    const head = await loadKeys(this.deps, scope, payload.keyId);
    const decision = rollKey(keysOf(head.events), payload, command.issuedAt);
    if (decision.kind === 'rejected') return decision;
    const hash = keepHash(payload.hash, payload.newKeyId);
    const unit = unitOfOne(contextOfCommand(command), head, decision.event, [hash]);
    if (stopsKey(decision.event)) return { kind: 'started', unit, object: payload.newKeyId };
    return { kind: 'done', unit, view: decision.event.data.successor, object: payload.newKeyId };
  }

  /** The key is revoked with this step's commit; the process answers after the leases. */
  @HandleCommand(RevokeKey)
  async revokeKey(command: Command<RevokeKeyPayload>): Promise<Handled<KeyView, AccountsRejection>> {
    const { payload, scope } = command;
    const head = await loadKeys(this.deps, scope, payload.keyId);
    const decision = revokeKey(keysOf(head.events), payload, command.issuedAt);
    if (decision.kind === 'rejected') return decision;
    return { kind: 'started', unit: unitOfOne(contextOfCommand(command), head, decision.event), object: payload.keyId };
  }
}
