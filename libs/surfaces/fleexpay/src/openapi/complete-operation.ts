import type { OpenAPIObject } from '@nestjs/swagger';
import type { ErrorType } from '../errors/problem.js';
import { REFUSES } from '../errors/refuses.js';
import { completeField } from './complete-schema.js';
import { exampleOf } from './example-of.js';
import { ALWAYS, IDEMPOTENCY_KEY, REPLAY } from './headers.js';
import { refusalFor, refusalsOf, type Traits } from './refusals.js';
import { resolved, type Schema, type Schemas } from './schema.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** As Nest makes them: with everything in place and no references. */
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema?: Schema;
}
interface Content {
  readonly 'application/json'?: { readonly schema: Schema; readonly examples?: object };
}
interface Body {
  readonly content: Content;
}
interface Answer extends Body {
  readonly description?: string;
}

const CURSORS: readonly string[] = ['starting_after', 'ending_before'];
const SUCCESSES: Readonly<Record<string, string>> = { '200': 'Done.', '201': 'Created.' };

/** Adds what is true of every call, so that no controller has to repeat it. */
export function completeOperation(schemas: Schemas, { method, path }: { readonly method: string; readonly path: string }, operation: Operation): Operation {
  const { [REFUSES]: refuses = [], ...told } = operation as Operation & { readonly [REFUSES]?: readonly ErrorType[] };
  const writes = method !== 'get';
  const takesBody = operation.requestBody !== undefined;
  const traits = { writes, namesObject: path.includes('{'), refuses };
  const parameters = ((operation.parameters ?? []) as readonly Parameter[]).filter((each) => each.in !== 'path').map((each) => completeParameter(schemas, operation, each));
  const complete = {
    ...told,
    parameters: [...pathParameters(path), ...parameters, ...(writes ? [IDEMPOTENCY_KEY] : [])],
    ...(takesBody ? { requestBody: completeBody(schemas, operation.requestBody as Body) } : {}),
    responses: completeAnswers(schemas, operation.responses as Readonly<Record<string, Answer>>, traits),
  };
  return complete as unknown as Operation;
}

function completeParameter(schemas: Schemas, operation: Operation, parameter: Parameter): Parameter {
  const { name, schema = { type: 'string' } } = parameter;
  const pattern = CURSORS.includes(name) ? idPatternOf(schemas, operation) : undefined;
  if (pattern !== undefined) return { ...parameter, schema: { ...schema, pattern } };
  return { ...parameter, schema: completeField(name, schema, { object: null, exemplary: false }) };
}

/** How the ids of a list's objects are written: those are its cursors. */
function idPatternOf(schemas: Schemas, { responses }: Operation): string | undefined {
  const { data } = (responses['200'] as unknown as Answer).content['application/json']?.schema.properties ?? {};
  return data?.items === undefined ? undefined : resolved(schemas, data.items).properties?.['id']?.pattern;
}

/** Nest leaves them out: their types are text at run time. What has not the form of an id is not found. */
function pathParameters(path: string): readonly object[] {
  return [...path.matchAll(/(\w+)\/\{(\w+)\}/g)].map(([, objects = '', name]) => {
    const object = singularOf(objects);
    const { example, ...schema } = completeField('id', { type: 'string' }, { object, exemplary: true });
    return { name, in: 'path', required: true, description: `Names the ${object.replace('_', ' ')}.`, schema, ...(example === undefined ? {} : { example }) };
  });
}

function singularOf(objects: string): string {
  return objects.endsWith('ies') ? `${objects.slice(0, -'ies'.length)}y` : objects.replace(/s$/, '');
}

function completeBody(schemas: Schemas, { content }: Body) {
  const json = content['application/json'];
  if (json === undefined) throw new Error('a body is no JSON');
  const { required = [] } = resolved(schemas, json.schema);
  const example = json.examples === undefined ? { example: exampleOf(schemas, json.schema) } : {};
  return { required: required.length > 0, content: { 'application/json': { ...json, ...example } } };
}

function completeAnswers(schemas: Schemas, answers: Readonly<Record<string, Answer>>, traits: Traits): Readonly<Record<string, object>> {
  const headers = { ...ALWAYS, ...(traits.writes ? REPLAY : {}) };
  const good = Object.entries(answers).map(([status, { description, content }]) => {
    const kinds = Object.entries((content ?? {}) as Readonly<Record<string, { readonly schema: Schema }>>);
    const shown = kinds.map(([type, told]) => [type, { ...told, ...exampleIn(schemas, type, told.schema) }] as const);
    return [status, { description: description || SUCCESSES[status], headers, content: Object.fromEntries(shown) }] as const;
  });
  const bad = [...refusalsOf(traits)].map(([status, types]) => [String(status), refusalFor(status, types)] as const);
  return Object.fromEntries([...good, ...bad]);
}

function exampleIn(schemas: Schemas, type: string, schema: Schema) {
  return type === 'application/json' ? { example: exampleOf(schemas, schema) } : {};
}
