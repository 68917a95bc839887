import type { Scope } from '@corridor/contracts';
import type { ReceivingCurrency } from '@corridor/contracts/accounts';
import type { AccountsDeps } from '../accounts.deps.js';
import type { PartyState } from '../parties/domain/party.js';
import { loadParty } from '../parties/parties.streams.js';

/** In which currencies the settings let a party receive money: its own, and for a partner those of whom it pays. */
export async function receivingCurrencies(deps: AccountsDeps, scope: Scope, state: PartyState): Promise<readonly ReceivingCurrency[]> {
  if (state.status === 'none') return [];
  const { type, parent } = state.party;
  if (type !== 'partner') return state.settings.currencies?.[type] ?? [];
  if (parent === null) throw new Error('a partner has nobody whom it pays');
  const above = await loadParty(deps, scope, parent);
  return above.state.status === 'none' ? [] : (above.state.settings.currencies?.partner ?? []);
}
