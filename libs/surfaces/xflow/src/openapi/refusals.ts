import type { Refusals, Traits } from '@corridor/surfaces/http';
import { ADDED_CODES, type ErrorCode } from '../errors/codes.js';
import type { Refused } from '../errors/refuses.js';

type Told = Traits<Refused>;

const DESCRIPTIONS: Readonly<Record<number, string>> = {
  400: 'Malformed, or a field is missing, unknown or not acceptable, or the state of the object does not allow it.',
  401: 'The API key is missing or not valid.',
  402: 'Sound, but it can not be done: there is too little money, or too little is known of an account.',
  403: 'The API key, or the account that the call is made for, may not make it; or it came over plain HTTP.',
  404: 'There is no such object.',
  409: 'The object is being changed by another request, or the Idempotency-Key was used with another one.',
  413: 'The body is too large.',
  414: 'The URL is too long.',
  429: 'Too many requests; see `Retry-After`.',
  431: 'The headers are too large.',
  500: 'A fault on our side.',
  503: 'No answer in time; see `Retry-After`.',
};

const OF_INPUT: readonly ErrorCode[] = ['parameter_empty', 'parameter_max_length_invalid', 'parameter_character_invalid', 'parameter_range_invalid'];
const OF_METADATA: readonly ErrorCode[] = [
  'metadata_count_exceeded', 'metadata_key_min_length_invalid', 'metadata_key_max_length_invalid', 'metadata_value_max_length_invalid',
];

/** Every status with which a call can fail, and the codes that it can mean. */
function refusalsOf({ writes, namesObject, fields, refuses = {} }: Told): ReadonlyMap<number, readonly ErrorCode[]> {
  const has = (when: boolean, ...codes: readonly ErrorCode[]) => (when ? codes : []);
  const hasTimes = fields.some((name) => name.includes('.') && /[.](eq|gt|gte|lt|lte)$/.test(name));
  const found: Readonly<Record<number, readonly ErrorCode[]>> = {
    400: [
      'parameter_unexpected', 'parameter_value_invalid', 'header_parameter_invalid',
      ...has(fields.length > 0, ...OF_INPUT),
      ...has(writes && fields.length > 0, 'request_body_invalid'),
      ...has(hasTimes, 'timestamp_invalid'),
      ...has(fields.includes('metadata'), ...OF_METADATA),
      ...(refuses[400] ?? []),
    ],
    401: ['secret_key_missing', 'secret_key_invalid'],
    402: refuses[402] ?? [],
    403: ['action_unauthorized', 'https_required', ...(refuses[403] ?? [])],
    404: [...has(namesObject, 'object_not_found'), ...(refuses[404] ?? [])],
    409: [...(refuses[409] ?? []), ...has(writes, 'idempotency_conflict')],
    413: has(writes, 'request_body_invalid'),
    414: ['request_query_parameter_invalid'],
    429: ['rate_limited'],
    431: ['header_parameter_invalid'],
    500: ['internal'],
    503: [...has(writes, 'outcome_unknown'), 'unavailable'],
  };
  // tidy: not money — an HTTP status
  const ofStatus = Object.entries(found).map(([status, codes]) => [Number(status), [...new Set(codes)]] as const);
  return new Map(ofStatus.filter(([, codes]) => codes.length > 0));
}

const COMMON = {
  Unauthenticated: [401, ['secret_key_missing', 'secret_key_invalid']],
  Forbidden: [403, ['action_unauthorized', 'https_required']],
  NotFound: [404, ['object_not_found']],
  KeyUsedBefore: [409, ['idempotency_conflict']],
  BodyTooLarge: [413, ['request_body_invalid']],
  UrlTooLong: [414, ['request_query_parameter_invalid']],
  RateLimited: [429, ['rate_limited']],
  HeadersTooLarge: [431, ['header_parameter_invalid']],
  Internal: [500, ['internal']],
  Unavailable: [503, ['unavailable']],
  OutcomeUnknown: [503, ['outcome_unknown', 'unavailable']],
} as const satisfies Readonly<Record<string, readonly [number, readonly ErrorCode[]]>>;

/** How this API says no, for its document. */
export const REFUSALS: Refusals<Refused> = {
  of: refusalsOf,
  descriptions: DESCRIPTIONS,
  common: COMMON,
  replayed: [400, 402, 403, 404, 409],
  schemaOf(codes, status) {
    const errors = { type: 'array', items: { type: 'object', properties: { code: { type: 'string', enum: [...codes] } } } };
    const told = { errors, http_status_code: { type: 'integer', enum: [status] } };
    return { allOf: [{ $ref: '#/components/schemas/ErrorObject' }, { type: 'object', properties: told }] };
  },
  /** One is enough: the codes of a call are many, and all look the same. */
  examplesOf([code = 'internal'], status) {
    return { [code]: { summary: code, value: exampleOf(code as ErrorCode, status) } };
  },
};

function exampleOf(code: ErrorCode, status: number) {
  const message = code in ADDED_CODES ? ADDED_CODES[code as keyof typeof ADDED_CODES] : (DESCRIPTIONS[status] ?? '');
  return { errors: [{ code, message, metadata: null }], http_status_code: status, object: 'error' };
}
