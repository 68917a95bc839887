import { createHmac } from 'node:crypto';
import type { AccountId } from '@corridor/contracts';
import type { PartyDetails, PartyDetailsChange } from '@corridor/contracts/accounts';
import { SubjectVault } from '../vault/subject-vault.js';

/** What parties are called, where they are, and under what numbers authorities know them. */
export class PartyVault extends SubjectVault<AccountId, PartyDetails> {}

/** Changes to that, on their way to the handler that makes them. */
export class PartyChangeVault extends SubjectVault<AccountId, PartyDetailsChange> {}

/**
 * Tells equal nicknames under one parent from others. Keyed, so that nobody who reads an event can try names against it.
 */
export function nicknameDigest(personalDataKey: Uint8Array, parent: AccountId, nickname: string): string {
  return createHmac('sha256', personalDataKey).update(`nickname/${parent}/${nickname.normalize('NFC')}`).digest('hex');
}
