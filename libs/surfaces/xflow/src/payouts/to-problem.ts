import type { NotePayoutRejection } from '@corridor/contracts/payouts';
import { ofField, type Problem } from '../errors/problem.js';
import { tooManyKeys } from '../metadata/read-metadata.js';

export function payoutProblem(rejection: NotePayoutRejection): Problem {
  switch (rejection.reason) {
    case 'payout_not_found':
      return { status: 404, code: 'object_not_found', message: 'There is no such payout.', metadata: ofField('payout.id') };
    case 'metadata_too_large':
      return tooManyKeys('payout.metadata');
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}
