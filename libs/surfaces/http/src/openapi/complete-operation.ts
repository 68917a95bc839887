import type { OpenAPIObject } from '@nestjs/swagger';
import { type ApiDescription, REFUSES, type Traits } from './api-description.js';
import { completeField } from './complete-schema.js';
import { exampleOf } from './example-of.js';
import { ALWAYS, IDEMPOTENCY_KEY, REPLAY } from './headers.js';
import { refusalAnswer } from './refusal-answers.js';
import { resolved, type Schema, type Schemas } from './schema.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** What an operation is completed from. */
export interface Sources<Refused> {
  readonly api: Pick<ApiDescription<Refused>, 'headers' | 'vocabulary' | 'refusals'>;
  readonly schemas: Schemas;
}

/** As Nest makes them: with everything in place and no references. */
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema?: Schema;
}
interface Told {
  readonly schema: Schema;
  readonly examples?: object;
}
interface Body {
  readonly content: Readonly<Record<string, Told>>;
}
interface Answer extends Body {
  readonly description?: string;
}

const CURSORS: readonly string[] = ['starting_after', 'ending_before'];
const SUCCESSES: Readonly<Record<string, string>> = { '200': 'Done.', '201': 'Created.' };

/** Adds what is true of every call, so that no controller has to repeat it. */
export function completeOperation<Refused>(sources: Sources<Refused>, { method, path }: { readonly method: string; readonly path: string }, operation: Operation): Operation {
  const { [REFUSES]: refuses, ...told } = operation as Operation & { readonly [REFUSES]?: Refused };
  const writes = method !== 'get';
  const body = operation.requestBody as Body | undefined;
  const given = ((operation.parameters ?? []) as readonly Parameter[]).filter((each) => each.in !== 'path');
  const fields = [...given.map(({ name }) => name), ...fieldsOf(sources.schemas, body)];
  const traits = { writes, namesObject: path.includes('{'), fields, refuses };
  const parameters = given.map((each) => completeParameter(sources, operation, each));
  const complete = {
    ...told,
    parameters: [...pathParameters(sources, path), ...parameters, ...sources.api.headers, ...(writes ? [IDEMPOTENCY_KEY] : [])],
    ...(body === undefined ? {} : { requestBody: completeBody(sources, body) }),
    responses: completeAnswers(sources, operation.responses as Readonly<Record<string, Answer>>, traits),
  };
  return complete as unknown as Operation;
}

function fieldsOf(schemas: Schemas, body: Body | undefined): readonly string[] {
  return Object.values(body?.content ?? {}).flatMap(({ schema }) => Object.keys(resolved(schemas, schema).properties ?? {}));
}

function completeParameter({ api, schemas }: Sources<never>, operation: Operation, parameter: Parameter): Parameter {
  const { name, schema = { type: 'string' } } = parameter;
  const pattern = CURSORS.includes(name) ? idPatternOf(schemas, operation) : undefined;
  if (pattern !== undefined) return { ...parameter, schema: { ...schema, pattern } };
  return { ...parameter, schema: completeField(api.vocabulary, name, schema, { object: null, exemplary: false }) };
}

/** How the ids of a list's objects are written: those are its cursors. */
function idPatternOf(schemas: Schemas, { responses }: Operation): string | undefined {
  const { data } = (responses['200'] as unknown as Answer).content['application/json']?.schema.properties ?? {};
  return data?.items === undefined ? undefined : resolved(schemas, data.items).properties?.['id']?.pattern;
}

/** Nest leaves them out: their types are text at run time. What has not the form of an id is not found. */
function pathParameters({ api }: Sources<never>, path: string): readonly object[] {
  return [...path.matchAll(/(\w+)\/\{(\w+)\}/g)].map(([, objects = '', name]) => {
    const object = singularOf(objects);
    const { example, ...schema } = completeField(api.vocabulary, 'id', { type: 'string' }, { object, exemplary: true });
    return { name, in: 'path', required: true, description: `Names the ${object.replaceAll('_', ' ')}.`, schema, ...(example === undefined ? {} : { example }) };
  });
}

function singularOf(objects: string): string {
  if (objects.endsWith('ies')) return `${objects.slice(0, -'ies'.length)}y`;
  return objects.replace(/(ss)es$/, '$1').replace(/([^s])s$/, '$1');
}

/** What is no JSON, such as a form with a file, is as its controller describes it. */
function completeBody({ schemas }: Sources<never>, { content }: Body) {
  const json = content['application/json'];
  if (json === undefined) return { required: true, content };
  const { required = [] } = resolved(schemas, json.schema);
  const example = json.examples === undefined ? { example: exampleOf(schemas, json.schema) } : {};
  return { required: required.length > 0, content: { 'application/json': { ...json, ...example } } };
}

function completeAnswers<Refused>({ api, schemas }: Sources<Refused>, answers: Readonly<Record<string, Answer>>, traits: Traits<Refused>): Readonly<Record<string, object>> {
  const headers = { ...ALWAYS, ...(traits.writes ? REPLAY : {}) };
  const good = Object.entries(answers).map(([status, { description, content }]) => {
    const kinds = Object.entries(content ?? {});
    const shown = kinds.map(([type, told]) => [type, { ...told, ...exampleIn(schemas, type, told.schema) }] as const);
    return [status, { description: description || SUCCESSES[status], headers, content: Object.fromEntries(shown) }] as const;
  });
  const bad = [...api.refusals.of(traits)].map(([status, kinds]) => [String(status), refusalAnswer(api.refusals, status, kinds)] as const);
  return Object.fromEntries([...good, ...bad]);
}

function exampleIn(schemas: Schemas, type: string, schema: Schema) {
  return type === 'application/json' ? { example: exampleOf(schemas, schema) } : {};
}
