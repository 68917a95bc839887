import type { AddressId, Command } from '@corridor/contracts';
import {
  type PayoutAddressRecord,
  RegisterPayoutAddress,
  type RegisterPayoutAddressPayload,
  type RegisterPayoutAddressRejection,
  UpdatePayoutAddress,
  type UpdatePayoutAddressPayload,
  type UpdatePayoutAddressRejection,
} from '@corridor/contracts/accounts';
import { contextOfCommand, HandleCommand, type Handled, loadStream } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { ACCOUNTS_DEPS, type AccountsDeps } from '../accounts.deps.js';
import { unitOfOne } from '../accounts.streams.js';
import { loadFile } from '../files/files.handlers.js';
import { loadParty } from '../parties/parties.streams.js';
import { type AddressEvent, addressOf, registerAddress, updateAddress } from './address.decide.js';

/** The commands on addresses that money is paid out to: load, decide, say what to append. */
@Controller()
export class AddressesHandlers {
  constructor(@Inject(ACCOUNTS_DEPS) private readonly deps: AccountsDeps) {}

  @HandleCommand(RegisterPayoutAddress)
  async registerAddress(command: Command<RegisterPayoutAddressPayload>): Promise<Handled<PayoutAddressRecord, RegisterPayoutAddressRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const { state, own } = await loadParty(this.deps, scope, payload.accountId);
    const document = payload.document === null ? null : ((await loadFile(this.deps, scope, payload.document)) ?? 'unknown');
    const decision = registerAddress(state, payload, { document, own, at });
    if (decision.kind === 'rejected') return decision;
    const head = { stream: streamOf(payload.addressId), revision: -1 };
    return { kind: 'done', unit: unitOfOne(contextOfCommand(command), head, decision.event), view: decision.event.data.address, object: payload.addressId };
  }

  @HandleCommand(UpdatePayoutAddress)
  async updateAddress(command: Command<UpdatePayoutAddressPayload>): Promise<Handled<PayoutAddressRecord, UpdatePayoutAddressRejection>> {
    const { payload, scope } = command;
    const head = await loadStream<AddressEvent>(this.deps.store, streamOf(payload.addressId), scope);
    const decision = updateAddress(addressOf(head.events), payload);
    if (decision.kind === 'rejected') return decision;
    return { kind: 'done', unit: unitOfOne(contextOfCommand(command), head, decision.event), view: decision.event.data.address };
  }
}

function streamOf(id: AddressId): string {
  return `payout-address-${id}`;
}
