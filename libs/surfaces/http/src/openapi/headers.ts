const count = { type: 'integer', minimum: 0 } as const;

/** Headers of answers, each described once. */
export const HEADERS = {
  RequestId: { description: 'Names the request in our logs.', required: true, schema: { type: 'string', pattern: '^req_[0-9A-Za-z]{22}$' } },
  RateLimitLimit: { description: 'Most requests of this kind, reads or writes, in the window.', required: true, schema: count },
  RateLimitRemaining: { description: 'Requests of this kind left in the window.', required: true, schema: count },
  RateLimitReset: { description: 'When the window ends, in seconds since 1970.', required: true, schema: count },
  RetryAfter: { description: 'Seconds to wait before trying again.', required: true, schema: { type: 'integer', minimum: 1 } },
  IdempotentReplayed: { description: '`true` on an answer that was given to the same request before.', schema: { type: 'string', enum: ['true'] } },
} as const;

type HeaderName = keyof typeof HEADERS;

const refer = (name: HeaderName) => ({ $ref: `#/components/headers/${name}` });

/** On the answer to any request that could be read. */
export const ALWAYS = {
  'Request-Id': refer('RequestId'),
  'X-RateLimit-Limit': refer('RateLimitLimit'),
  'X-RateLimit-Remaining': refer('RateLimitRemaining'),
  'X-RateLimit-Reset': refer('RateLimitReset'),
};

export const RETRY = { 'Retry-After': refer('RetryAfter') };
export const REPLAY = { 'Idempotent-Replayed': refer('IdempotentReplayed') };

/** Taken by every call that changes something. */
export const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Any 1 to 255 printable characters, such as a UUID; beyond ASCII in UTF-8. A repeat with the same key and request takes effect once, and is answered as the first one.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
  example: '7e1b9c44-2f0a-4c1e-9a3b-6d2f8a0c1e55',
} as const;
