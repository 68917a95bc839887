import type { BeneficiaryDetails, ScreeningView } from '@corridor/contracts/accounts';

/** Where a beneficiary's name is looked for. A service of somebody else's answers late, and so may this. */
export interface Screening {
  /** `at`: ISO 8601, UTC. */
  screen(subject: BeneficiaryDetails, at: string): Promise<ScreeningView>;
}

/** From which likeness on (0 to 100) a person has to look, and from which on nobody need look any more. */
export interface Thresholds {
  readonly review: number;
  readonly reject: number;
}
