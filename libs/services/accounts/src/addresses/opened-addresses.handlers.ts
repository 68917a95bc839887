import type { AddressId, Command } from '@corridor/contracts';
import {
  type HouseAddressRecord,
  OpenCheckoutAddress,
  type OpenCheckoutAddressPayload,
  type OpenedAddressRecord,
  type PartnerAddressRejection,
  type PayerAddressRecord,
  RegisterPayerAddress,
  type RegisterPayerAddressPayload,
  UpdateAddress,
  type UpdateAddressPayload,
  type UpdateAddressRejection,
} from '@corridor/contracts/accounts';
import { contextOfCommand, HandleCommand, type Handled, loadStream, type StreamHead } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { ACCOUNTS_DEPS, type AccountsDeps } from '../accounts.deps.js';
import { unitOfOne } from '../accounts.streams.js';
import { loadParty } from '../parties/parties.streams.js';
import { houseAddresses, openedBank } from './house-bank.js';
import { type OpenedAddressEvent, openedAddressOf, partnerOf, registerPayer, updateOpenedAddress } from './opened-address.decide.js';

export const openedAddressStream = (id: AddressId): StreamHead => ({ stream: `address-${id}`, revision: -1 });

/** The commands on addresses that clients don't create: load, decide, say what to append. */
@Controller()
export class OpenedAddressesHandlers {
  constructor(@Inject(ACCOUNTS_DEPS) private readonly deps: AccountsDeps) {}

  @HandleCommand(UpdateAddress)
  async updateAddress(command: Command<UpdateAddressPayload>): Promise<Handled<OpenedAddressRecord, UpdateAddressRejection>> {
    const { payload, scope } = command;
    const head = await loadStream<OpenedAddressEvent>(this.deps.store, openedAddressStream(payload.addressId).stream, scope);
    const decision = updateOpenedAddress(openedAddressOf(head.events), payload);
    if (decision.kind === 'rejected') return decision;
    return { kind: 'done', unit: unitOfOne(contextOfCommand(command), head, decision.event), view: decision.event.data.address };
  }

  @HandleCommand(OpenCheckoutAddress)
  async openCheckout(command: Command<OpenCheckoutAddressPayload>): Promise<Handled<HouseAddressRecord, PartnerAddressRejection>> {
    const { payload, scope, issuedAt } = command;
    const { accountId, addressId, currency } = payload;
    const partner = partnerOf((await loadParty(this.deps, scope, accountId)).state, accountId);
    if (partner.kind === 'rejected') return partner;
    const open = (await houseAddresses(this.deps, scope, accountId)).find((each) => each.category === 'checkout' && each.currency === currency);
    if (open !== undefined) return { kind: 'done', unit: { appends: [], rows: [] }, view: open };
    const bank = await openedBank(this.deps, currency);
    const address: HouseAddressRecord = { id: addressId, category: 'checkout', account: accountId, holder: partner.holder, currency, status: 'activated', bank, metadata: {}, createdAt: issuedAt };
    const unit = unitOfOne(contextOfCommand(command), openedAddressStream(addressId), { type: 'AddressOpened', data: { address } });
    return { kind: 'done', unit, view: address, object: addressId };
  }

  @HandleCommand(RegisterPayerAddress)
  async registerPayer(command: Command<RegisterPayerAddressPayload>): Promise<Handled<PayerAddressRecord, PartnerAddressRejection>> {
    const { payload, scope, issuedAt } = command;
    const { state } = await loadParty(this.deps, scope, payload.accountId);
    const decision = registerPayer(state, payload, issuedAt);
    if (decision.kind === 'rejected') return decision;
    const { address } = decision.event.data;
    if (address.category !== 'payer') throw new Error('a payer was registered as something else');
    const unit = unitOfOne(contextOfCommand(command), openedAddressStream(payload.addressId), decision.event);
    return { kind: 'done', unit, view: address, object: address.id };
  }
}
