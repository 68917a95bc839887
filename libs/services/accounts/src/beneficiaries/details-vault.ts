import type { BeneficiaryId } from '@corridor/contracts';
import type { BeneficiaryDetails } from '@corridor/contracts/accounts';
import { SubjectVault } from '../vault/subject-vault.js';

/** Beneficiaries' names and accounts. */
export class DetailsVault extends SubjectVault<BeneficiaryId, BeneficiaryDetails> {}
