import { ERROR_STATUSES } from '../errors/error-statuses.js';
import { ERROR_TYPES, type ErrorType } from '../errors/problem.js';
import { ALWAYS, REPLAY, RETRY } from './headers.js';

/** What is known of a call, for it to be said how it can fail. */
export interface Traits {
  /** Changes something: takes an Idempotency-Key. */
  readonly writes: boolean;
  /** Its path names an object. */
  readonly namesObject: boolean;
  /** What it said of itself; see `Refuses`. */
  readonly refuses: readonly ErrorType[];
}

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

/** Every status with which a call can fail, and the types of error that it can mean: both lists are closed. */
export function refusalsOf(traits: Traits): ReadonlyMap<number, readonly ErrorType[]> {
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

function typesOf({ writes, namesObject, refuses }: Traits): readonly ErrorType[] {
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

const REPLAYED: readonly number[] = [400, 404, 409, 422];
const PAUSING: readonly number[] = [429, 503];

/** Refusals that mean the same whatever the call, each described once. */
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

export const COMMON_REFUSALS = Object.fromEntries(Object.entries(COMMON).map(([name, [status, types]]) => [name, refusal(status, types)]));

/** The answer with a status that means one of these types of error, or where it stands. */
export function refusalFor(status: number, types: readonly ErrorType[]): object {
  const common = Object.entries(COMMON).find(([, [code, meant]]) => code === status && meant.join() === types.join());
  return common === undefined ? refusal(status, types) : { $ref: `#/components/responses/${common[0]}` };
}

function refusal(status: number, types: readonly ErrorType[]) {
  const error = { type: 'object', properties: { type: { type: 'string', enum: [...types] } } };
  const examples = types.map((type) => [type, { summary: ERROR_TYPES[type], value: exampleOf(type) }] as const);
  // Of a request whose headers could not be read nothing is counted.
  const always = status === 431 ? { 'Request-Id': ALWAYS['Request-Id'] } : ALWAYS;
  return {
    description: DESCRIPTIONS[status] ?? '',
    headers: { ...always, ...(PAUSING.includes(status) ? RETRY : {}), ...(REPLAYED.includes(status) ? REPLAY : {}) },
    content: {
      'application/json': {
        schema: { allOf: [{ $ref: '#/components/schemas/ErrorBody' }, { type: 'object', properties: { error } }] },
        examples: Object.fromEntries(examples),
      },
    },
  };
}

function exampleOf(type: ErrorType) {
  return { error: { type, message: ERROR_TYPES[type], param: null, request_id: 'req_01KF2Wm0Zp7vT9sQd4xYbA' } };
}
