import type { INestApplication, Type } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ROOT } from '../base-path.js';
import { ErrorBody } from '../errors/error.object.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const DESCRIPTION = [
  'REST over HTTPS, JSON in and out. Amounts are decimal strings; times are ISO 8601 in UTC.',
  'Authenticate with `Authorization: Bearer <key>`; a key carries scopes, and `sk_test_` keys see test objects only.',
  'Send an `Idempotency-Key` with every POST: a repeat gets the first answer, marked by `Idempotent-Replayed: true`.',
  'Unknown fields and parameters are refused by name.',
].join('\n\n');

/** Answers that any call may give. */
const EVERYWHERE: Readonly<Record<string, string>> = {
  '400': 'Malformed, or a field is missing, unknown or not acceptable.',
  '401': 'The API key is missing or not valid.',
  '403': 'The API key may not make this call, or it came over plain HTTP.',
  '404': 'There is no such object.',
  '429': 'Too many requests; see `Retry-After`.',
  '500': 'A fault on our side.',
  '503': 'No answer in time; see `Retry-After`.',
};

/** Answers of calls that change something. */
const OF_WRITES: Readonly<Record<string, string>> = {
  '409': "The object's state does not allow it, or the Idempotency-Key was used with another request.",
  '413': 'The body is too large.',
  '422': 'Well formed, but it can not be done.',
};

const LIMIT_HEADERS = {
  'Request-Id': { description: 'Names the request in our logs.', schema: { type: 'string' } },
  'X-RateLimit-Limit': { description: 'Most requests of this kind in the window.', schema: { type: 'integer' } },
  'X-RateLimit-Remaining': { description: 'Requests left in the window.', schema: { type: 'integer' } },
  'X-RateLimit-Reset': { description: 'When the window ends, in seconds since 1970.', schema: { type: 'integer' } },
} as const;

const RETRY_HEADER = { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } } as const;
const REPLAY_HEADER = { 'Idempotent-Replayed': { description: '`true` on a repeated answer.', schema: { type: 'string' } } } as const;

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Any 1 to 255 printable ASCII characters; a repeat with the same key and request takes effect once.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
} as const;

/** The OpenAPI document of the calls of one module, from its controllers and DTOs. */
export function describeApi(app: INestApplication, module: Type): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('FleexPay API')
    .setVersion('1')
    .setDescription(DESCRIPTION)
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'key')
    .addSecurityRequirements('key')
    .build();
  const document = SwaggerModule.createDocument(app, config, { include: [module], extraModels: [ErrorBody] });
  const paths = Object.entries(document.paths).filter(([path]) => path.startsWith(`${ROOT}/v`));
  for (const [, item] of paths) {
    for (const [method, operation] of Object.entries(item as Record<string, Operation>)) completeOperation(method, operation);
  }
  return { ...document, paths: Object.fromEntries(paths) };
}

/** Adds what is true of every call, so that no controller has to repeat it. */
function completeOperation(method: string, operation: Operation): void {
  const writes = method !== 'get';
  if (writes) operation.parameters = [...(operation.parameters ?? []), IDEMPOTENCY_KEY];
  for (const response of Object.values(operation.responses)) {
    if (response !== undefined && !('$ref' in response)) response.headers = { ...LIMIT_HEADERS, ...(writes ? REPLAY_HEADER : {}) };
  }
  for (const [status, description] of Object.entries({ ...EVERYWHERE, ...(writes ? OF_WRITES : {}) })) {
    operation.responses[status] = {
      description,
      headers: { ...LIMIT_HEADERS, ...(status === '429' || status === '503' ? RETRY_HEADER : {}) },
      content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorBody' } } },
    };
  }
}
