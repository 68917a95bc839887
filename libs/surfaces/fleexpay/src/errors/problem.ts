import type { Answer } from '@corridor/surfaces/http';

/** Every type that an error of this API can have, and when. The list is closed: clients may switch on it. */
export const ERROR_TYPES = {
  invalid_request: 'The request is malformed, or a field is missing, unknown or not acceptable; `param` names it.',
  authentication_error: 'The API key is missing, not valid, revoked, or of the other environment.',
  permission_error: 'The API key may not make this call.',
  https_required: 'The request came over plain HTTP.',
  not_found: 'There is no such object, or nothing at this path.',
  conflict: "The object's state does not allow it now.",
  idempotency_conflict: 'The Idempotency-Key was used before, with another request.',
  insufficient_funds: 'The account holds less than is needed, fees included.',
  customer_not_approved: 'The account belongs to a customer that is not approved.',
  quote_expired: 'The quote was not executed in time.',
  quote_already_used: 'The quote has been executed before.',
  quote_not_fitting: 'The quote can not fund this payout: it gives another amount, or does not settle at once.',
  beneficiary_not_active: 'The beneficiary waits for review, or was rejected.',
  beneficiary_not_allowed: 'The beneficiary belongs to a customer, and the account is not that customer’s.',
  rail_not_supported: 'Rail, currency and beneficiary do not go together, or no bank serves the rail.',
  rates_not_available: 'There is no rate for this pair of currencies.',
  network_not_supported: 'The asset is not held on this network, or the network is not served in this environment.',
  custody_not_available: 'No custody of keys is configured for this environment.',
  policy_violation: 'The rules that are set for transfers do not let it go.',
  travel_rule_data_required: 'At this amount it must be said who receives the money.',
  screening_rejected: 'Screening does not let money go there.',
  destination_not_supported: 'The currency can not be paid to this destination.',
  screening_not_available: 'No sanctions list is configured for this environment, so nobody can be paid or taken up.',
  limit_reached: 'There are as many objects of this kind as there may be.',
  rate_limited: 'Too many requests; `Retry-After` says when to come back.',
  outcome_unknown: 'No answer came in time. Repeat with the same Idempotency-Key to find out what happened.',
  unavailable: 'Something that is needed does not answer. Nothing has happened; try again.',
  internal: 'A fault on our side.',
} as const;

export type ErrorType = keyof typeof ERROR_TYPES;

/** An error before it is bound to a request. `param` is the dotted path of the field at fault, null when none is. */
export interface Problem {
  readonly status: number;
  readonly type: ErrorType;
  readonly message: string;
  readonly param: string | null;
}

export function answerOf(
  { status, type, message, param }: Problem,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, body: { error: { type, message, param, request_id: requestId } }, headers };
}
