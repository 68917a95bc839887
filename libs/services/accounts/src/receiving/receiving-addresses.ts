import type { Command } from '@corridor/contracts';
import type { BankCoordinates, HouseAddressRecord, PartyRecord, ReceivingCurrency } from '@corridor/contracts/accounts';
import type { UnitOfWork } from '@corridor/event-store';
import { contextOfCommand, loadStream, mintId } from '@corridor/messaging';
import type { AccountsDeps } from '../accounts.deps.js';
import { unitOfOne } from '../accounts.streams.js';
import { houseAddresses, openedBank } from '../addresses/house-bank.js';
import { holderOf } from '../parties/domain/party.js';
import type { OpenedAddressEvent } from '../addresses/opened-address.decide.js';
import { openedAddressStream } from '../addresses/opened-addresses.handlers.js';

/** Where an account in a currency is opened; null where nobody opens one. */
export type BankOf = (currency: ReceivingCurrency) => Promise<BankCoordinates | null>;

export function sandboxBank(deps: AccountsDeps): BankOf {
  return (currency) => openedBank(deps, currency);
}

/** Fees are paid ahead in dollars. */
const FEES_IN = 'USD';

interface Opening {
  readonly party: PartyRecord;
  readonly currencies: readonly ReceivingCurrency[];
  readonly bankOf: BankOf;
}

/**
 * One address for each currency. What was closed is activated again with its number, unless another bank is named for it. A
 * platform gets the address for its fees with the first.
 */
export async function openedAddresses(deps: AccountsDeps, command: Command, { party, currencies, bankOf }: Opening): Promise<readonly UnitOfWork[]> {
  const there = await houseAddresses(deps, command.scope, party.id);
  const units: UnitOfWork[] = [];
  const open = async (category: 'receive' | 'fee_advance', currency: ReceivingCurrency) => {
    const known = there.find((each) => each.category === category && each.currency === currency);
    if (known === undefined) {
      const bank = await bankOf(currency);
      if (bank !== null) units.push(newAddress(command, { category, account: party.id, holder: holderOf(party), currency, bank }));
    } else if (known.status !== 'activated') {
      const bank = command.scope.mode === 'live' ? ((await bankOf(currency)) ?? known.bank) : known.bank;
      units.push(await changedAddress(deps, command, { type: 'AddressActivated', address: { ...known, bank, status: 'activated' } }));
    }
  };
  for (const currency of currencies) await open('receive', currency);
  if (party.type === 'platform' && command.scope.mode === 'test') await open('fee_advance', FEES_IN);
  return units;
}

export async function closedAddresses(deps: AccountsDeps, command: Command, { id }: PartyRecord): Promise<readonly UnitOfWork[]> {
  const open = (await houseAddresses(deps, command.scope, id)).filter(({ category, status }) => category === 'receive' && status === 'activated');
  return Promise.all(open.map((address) => changedAddress(deps, command, { type: 'AddressDeactivated', address: { ...address, status: 'deactivated' } })));
}

function newAddress(command: Command, given: Pick<HouseAddressRecord, 'category' | 'account' | 'holder' | 'currency' | 'bank'>): UnitOfWork {
  const address: HouseAddressRecord = { ...given, id: mintId<'address'>(), status: 'activated', metadata: {}, createdAt: command.issuedAt };
  return unitOfOne(contextOfCommand(command), openedAddressStream(address.id), { type: 'AddressOpened', data: { address } });
}

interface Change {
  readonly type: 'AddressActivated' | 'AddressDeactivated';
  readonly address: HouseAddressRecord;
}

async function changedAddress(deps: AccountsDeps, command: Command, { type, address }: Change): Promise<UnitOfWork> {
  const head = await loadStream<OpenedAddressEvent>(deps.store, openedAddressStream(address.id).stream, command.scope);
  return unitOfOne(contextOfCommand(command), head, { type, data: { address } });
}
