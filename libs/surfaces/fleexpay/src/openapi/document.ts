import type { INestApplication, Type } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ROOT } from '../base-path.js';
import { ErrorBody } from '../errors/error.object.js';
import { completeSchema } from './complete-schema.js';
import { completeOperation } from './complete-operation.js';
import { HEADERS } from './headers.js';
import { ABOUT, LICENCE, TAGS } from './introduction.js';
import { COMMON_REFUSALS } from './refusals.js';
import type { Schema, Schemas } from './schema.js';
import { describeWebhooks, OF_WEBHOOKS } from './webhooks.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** The OpenAPI 3.1 document of the calls and webhooks of one module, from its controllers and DTOs. */
export function describeApi(app: INestApplication, module: Type): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, configuration(), {
    include: [module],
    extraModels: [ErrorBody, ...OF_WEBHOOKS],
    operationIdFactory: (controller, method) => `${lowered(controller.replace(/Controller$/, ''))}${method[0]?.toUpperCase()}${method.slice(1)}`,
  });
  const paths = Object.entries(document.paths).filter(([path]) => path.startsWith(`${ROOT}/v`));
  const schemas = schemasOf(document);
  const operations = paths.map(([path, item]) => {
    const methods = Object.entries(item as Record<string, Operation>);
    return [path, Object.fromEntries(methods.map(([method, each]) => [method, completeOperation(schemas, { method, path }, each)] as const))] as const;
  });
  const components = { ...document.components, headers: HEADERS, responses: COMMON_REFUSALS, schemas };
  const webhooks = describeWebhooks(schemas);
  return { ...document, paths: Object.fromEntries(operations), webhooks, components } as unknown as OpenAPIObject;
}

function configuration(): Omit<OpenAPIObject, 'paths'> {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('FleexPay API')
    .setVersion('1')
    .setDescription(ABOUT)
    .setLicense(LICENCE.name, LICENCE.url)
    .addServer('/', 'Where this document came from')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A secret key; `pk_` keys where a call says so.' }, 'key')
    .addSecurityRequirements('key');
  for (const [name, description] of Object.entries(TAGS)) builder.addTag(name, description);
  return builder.build();
}

/** All schemas, by name, so that the document does not depend on the order in which they were met. */
function schemasOf({ components }: OpenAPIObject): Schemas {
  const named = Object.entries((components?.schemas ?? {}) as Record<string, Schema>);
  return Object.fromEntries(named.sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, schema]) => [name, completeSchema(name, schema)]));
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
