import type { BankDestination, ScreenedBeneficiaryView } from '@corridor/contracts/accounts';
import { beneficiaryIds } from '../ids.js';

/** In full: whoever decides about somebody has to know whom. */
export function beneficiaryToWire({ id, name, currency, destination, status, screening, review, createdAt }: ScreenedBeneficiaryView) {
  const { kind } = destination;
  return {
    id: beneficiaryIds.print(id),
    object: 'beneficiary',
    status,
    type: kind,
    name,
    currency,
    ...(kind === 'bank' ? { bank: bankToWire(destination) } : { crypto: { network: destination.network, address: destination.address } }),
    screening: {
      outcome: screening.outcome,
      list: screening.list,
      list_version: screening.listVersion,
      score: screening.score,
      entry: screening.entry,
      screened_at: screening.screenedAt,
    },
    review: review === null ? null : { decision: review.verdict, reason: review.reason, decided_at: review.decidedAt },
    created_at: createdAt,
  } as const;
}

export type ScreenedBeneficiaryObject = ReturnType<typeof beneficiaryToWire>;

function bankToWire({ country, iban, bic, accountNumber, routingNumber, sortCode }: BankDestination) {
  return { country, iban, bic, account_number: accountNumber, routing_number: routingNumber, sort_code: sortCode };
}
