import type { CustomerId } from '@corridor/contracts';
import type { CustomerProfile } from '@corridor/contracts/accounts';
import { SubjectVault, type VaultDeps } from './subject-vault.js';

export type { VaultDeps };

/** Customers' personal data. */
export class ProfileVault extends SubjectVault<CustomerId, CustomerProfile> {}
