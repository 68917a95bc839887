import type { INestApplication, Type } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { ApiDescription } from './api-description.js';
import { completeOperation } from './complete-operation.js';
import { completeSchema } from './complete-schema.js';
import { HEADERS } from './headers.js';
import { commonAnswers } from './refusal-answers.js';
import type { Schema, Schemas } from './schema.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const LICENCE = { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' } as const;

/** The OpenAPI 3.1 document of the calls and webhooks of one module, from its controllers and DTOs. */
export function describeApi<Refused>(app: INestApplication, module: Type, api: ApiDescription<Refused>): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, configurationOf(api), {
    include: [module],
    extraModels: [...api.models],
    operationIdFactory: (controller, method) => `${lowered(controller.replace(/Controller$/, ''))}${method[0]?.toUpperCase()}${method.slice(1)}`,
  });
  const paths = Object.entries(document.paths).filter(([path]) => path.startsWith(`${api.base}/`));
  const schemas = schemasOf(document, api);
  const operations = paths.map(([path, item]) => {
    const methods = Object.entries(item as Record<string, Operation>);
    return [path, Object.fromEntries(methods.map(([method, each]) => [method, completeOperation({ api, schemas }, { method, path }, each)] as const))] as const;
  });
  const components = { ...document.components, headers: HEADERS, responses: commonAnswers(api.refusals), schemas };
  const webhooks = api.webhooks === undefined ? {} : { webhooks: api.webhooks(schemas) };
  return { ...document, paths: Object.fromEntries(operations), ...webhooks, components } as unknown as OpenAPIObject;
}

function configurationOf({ title, version, about, security, tags }: Pick<ApiDescription<never>, 'title' | 'version' | 'about' | 'security' | 'tags'>): Omit<OpenAPIObject, 'paths'> {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(title)
    .setVersion(version)
    .setDescription(about)
    .setLicense(LICENCE.name, LICENCE.url)
    .addServer('/', 'Where this document came from');
  for (const [name, scheme] of Object.entries(security)) builder.addSecurity(name, { ...scheme }).addSecurityRequirements(name);
  for (const [name, description] of Object.entries(tags)) builder.addTag(name, description);
  return builder.build();
}

/** All schemas, by name, so that the document does not depend on the order in which they were met. */
function schemasOf({ components }: OpenAPIObject, { vocabulary }: Pick<ApiDescription<never>, 'vocabulary'>): Schemas {
  const named = Object.entries((components?.schemas ?? {}) as Record<string, Schema>);
  return Object.fromEntries(named.sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, schema]) => [name, completeSchema(vocabulary, name, schema)]));
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
