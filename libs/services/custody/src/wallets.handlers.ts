import type { AccountId, Command, Scope } from '@corridor/contracts';
import type { AccountView } from '@corridor/contracts/accounts';
import {
  AddWalletAddress,
  type AddWalletAddressPayload,
  type AddWalletAddressRejection,
  CreateWallet,
  type CreateWalletPayload,
  type CreateWalletRejection,
  type WalletAddressView,
  type WalletView,
} from '@corridor/contracts/custody';
import { contextOfCommand, HandleCommand, type Handled, loadStream, unitOf } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { CUSTODY_DEPS, type CustodyDeps } from './custody.deps.js';
import { walletStream } from './custody.streams.js';
import { type WalletEvent, walletOf } from './domain/wallet.js';
import { addWalletAddress, createWallet, openToAddress, refuseWallet } from './domain/wallet.decide.js';
import { deriveAddress } from './keys/signers.js';
import { custodyRows } from './read/custody.projection.js';

/** Wallets and their addresses. A key is reserved only for what would otherwise be accepted. */
@Controller()
export class WalletsHandlers {
  constructor(@Inject(CUSTODY_DEPS) private readonly deps: CustodyDeps) {}

  /** Reads no stream: that the wallet is new is what its stream's expected revision says. */
  @HandleCommand(CreateWallet)
  async createWallet(command: Command<CreateWalletPayload>): Promise<Handled<WalletView, CreateWalletRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const account = await this.account(scope, payload.accountId);
    const refusal = refuseWallet(payload, account);
    if (refusal !== null) return { kind: 'rejected', rejection: refusal };
    const derived = await deriveAddress(this.deps, { id: payload.addressId, mode: scope.mode, network: payload.network });
    const decision = createWallet(payload, { account, derived, at });
    if (decision.kind === 'rejected') return decision;
    const head = { stream: walletStream(payload.walletId), revision: -1 };
    const unit = unitOf({ context: contextOfCommand(command), head, events: [decision.event], project: custodyRows });
    return { kind: 'done', unit, view: decision.event.data.wallet, object: payload.walletId };
  }

  @HandleCommand(AddWalletAddress)
  async addAddress(command: Command<AddWalletAddressPayload>): Promise<Handled<WalletAddressView, AddWalletAddressRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const head = await loadStream<WalletEvent>(this.deps.store, walletStream(payload.walletId), scope);
    const wallet = openToAddress(walletOf(head.events), payload);
    if ('reason' in wallet) return { kind: 'rejected', rejection: wallet };
    const derived = await deriveAddress(this.deps, { id: payload.addressId, mode: scope.mode, network: wallet.network });
    const decision = addWalletAddress(wallet, payload, { derived, at });
    if (decision.kind === 'rejected') return decision;
    const unit = unitOf({ context: contextOfCommand(command), head, events: [decision.event], project: custodyRows });
    return { kind: 'done', unit, view: decision.event.data.address, object: payload.addressId };
  }

  private async account(scope: Scope, named: AccountId | null): Promise<AccountView | null> {
    const { accounts } = this.deps;
    const id = named ?? (await accounts.tenant(scope.tenant))?.defaultAccounts[scope.mode] ?? null;
    return id === null ? null : accounts.account(scope, id);
  }
}
