import type { Refusals, Traits } from '@corridor/surfaces/http';
import { ERROR_STATUSES } from '../errors/error-statuses.js';
import { ERROR_TYPES, type ErrorType } from '../errors/problem.js';

type Told = Traits<readonly ErrorType[]>;

const DESCRIPTIONS: Readonly<Record<number, string>> = {
  400: 'Malformed, or a field is missing, unknown or not acceptable.',
  401: 'The API key is missing or not valid.',
  403: 'The API key may not make this call, or it came over plain HTTP.',
  404: 'There is no such object.',
  409: "The object's state does not allow it, or the Idempotency-Key was used with another request.",
  413: 'The body is too large.',
  414: 'The URL is too long.',
  422: 'Well formed, but it can not be done.',
  429: 'Too many requests; see `Retry-After`.',
  431: 'The headers are too large.',
  500: 'A fault on our side.',
  503: 'No answer in time; see `Retry-After`.',
};

function refusalsOf(traits: Told): ReadonlyMap<number, readonly ErrorType[]> {
  const found = new Map<number, ErrorType[]>([[400, ['invalid_request']]]);
  if (traits.writes) found.set(413, ['invalid_request']);
  found.set(414, ['invalid_request']).set(431, ['invalid_request']);
  for (const type of typesOf(traits)) {
    const [status = 500] = ERROR_STATUSES[type];
    const types = found.get(status) ?? [];
    if (!types.includes(type)) found.set(status, [...types, type]);
  }
  return new Map([...found].sort(([one], [other]) => one - other));
}

function typesOf({ writes, namesObject, refuses = [] }: Told): readonly ErrorType[] {
  return [
    'authentication_error',
    'permission_error',
    'https_required',
    ...(namesObject ? (['not_found'] as const) : []),
    ...refuses,
    ...(writes ? (['idempotency_conflict', 'outcome_unknown'] as const) : []),
    'rate_limited',
    'internal',
    'unavailable',
  ];
}

const COMMON = {
  Malformed: [400, ['invalid_request']],
  Unauthenticated: [401, ['authentication_error']],
  Forbidden: [403, ['permission_error', 'https_required']],
  NotFound: [404, ['not_found']],
  KeyUsedBefore: [409, ['idempotency_conflict']],
  BodyTooLarge: [413, ['invalid_request']],
  UrlTooLong: [414, ['invalid_request']],
  RateLimited: [429, ['rate_limited']],
  HeadersTooLarge: [431, ['invalid_request']],
  Internal: [500, ['internal']],
  Unavailable: [503, ['unavailable']],
  OutcomeUnknown: [503, ['outcome_unknown', 'unavailable']],
} as const satisfies Readonly<Record<string, readonly [number, readonly ErrorType[]]>>;

/** How this API says no, for its document. */
export const REFUSALS: Refusals<readonly ErrorType[]> = {
  of: refusalsOf,
  descriptions: DESCRIPTIONS,
  common: COMMON,
  replayed: [400, 404, 409, 422],
  schemaOf(types) {
    const error = { type: 'object', properties: { type: { type: 'string', enum: [...types] } } };
    return { allOf: [{ $ref: '#/components/schemas/ErrorBody' }, { type: 'object', properties: { error } }] };
  },
  examplesOf(types) {
    const shown = (types as readonly ErrorType[]).map((type) => [type, { summary: ERROR_TYPES[type], value: exampleOf(type) }] as const);
    return Object.fromEntries(shown);
  },
};

function exampleOf(type: ErrorType) {
  return { error: { type, message: ERROR_TYPES[type], param: null, request_id: 'req_01KF2Wm0Zp7vT9sQd4xYbA' } };
}
