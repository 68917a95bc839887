import { getMetadataStorage, type ValidationError, validateSync } from 'class-validator';
import { type Flaw, invalid } from '../failures/fault.js';
import { flawOf } from './fields.js';

export type Dto = new () => object;

/** What is known of a DTO's fields, in the order of declaration. */
interface Shape {
  readonly fields: ReadonlySet<string>;
  readonly nested: ReadonlyMap<string, Dto>;
}

const shapes = new Map<Dto, Shape>();
const nestedTypes = new Map<unknown, Map<string, () => Dto>>();
const manyFields = new Map<unknown, Set<string>>();

/** Marks a field as an object of another DTO. Goes with class-validator's `ValidateNested`. */
export function Nested(type: () => Dto): PropertyDecorator {
  return (target, property) => {
    const types = nestedTypes.get(target.constructor) ?? new Map<string, () => Dto>();
    nestedTypes.set(target.constructor, types.set(String(property), type));
  };
}

/** Marks a parameter that may be given several times, or once with commas. Its checks see an array of strings. */
export function Many(): PropertyDecorator {
  return (target, property) => {
    const fields = manyFields.get(target.constructor) ?? new Set<string>();
    manyFields.set(target.constructor, fields.add(String(property)));
  };
}

/**
 * Reads a body as a DTO. Throws `invalid_request` that names the first field at fault: fields in the order in which the
 * document has them, then those that it lacks in the order in which the DTO declares them. No body counts as `{}`.
 */
export function readBody(dto: Dto, body: unknown): object {
  return read(dto, body === undefined ? {} : body);
}

/** Reads query parameters as a DTO. One that is not {@link Many} is refused when given twice: nobody could say which counts. */
export function readQuery(dto: Dto, query: unknown): object {
  const many = manyOf(dto);
  const given = Object.entries((query ?? {}) as Readonly<Record<string, unknown>>);
  const repeated = given.find(([name, value]) => Array.isArray(value) && !many.has(name));
  if (repeated !== undefined) throw invalid(`${repeated[0]} is given more than once.`, repeated[0]);
  return read(dto, Object.fromEntries(given.map(([name, value]) => [name, many.has(name) ? valuesOf(value) : value])));
}

function manyOf(dto: Dto): ReadonlySet<string> {
  return new Set(lineage(dto).flatMap((each) => [...(manyFields.get(each) ?? [])]));
}

/** A class and all that it extends. */
function lineage(dto: Dto): readonly unknown[] {
  const classes: unknown[] = [];
  for (let at: unknown = dto; typeof at === 'function'; at = Object.getPrototypeOf(at)) classes.push(at);
  return classes;
}

function valuesOf(value: unknown): readonly string[] {
  return [value].flat().flatMap((text) => String(text).split(','));
}

/** Refuses any query: for routes that take none. */
export function refuseQuery(query: unknown): void {
  const first = Object.keys(query ?? {})[0];
  if (first !== undefined) throw invalid(`${first} is not a parameter of this call.`, first, 'unknown');
}

class NoFields {}

/** Refuses any field: for routes that take no body. An empty object is none, as some clients send one with every request. */
export function refuseBody(body: unknown): void {
  readBody(NoFields, body);
}

function read(dto: Dto, plain: unknown): object {
  if (!isPlainObject(plain)) throw invalid('The body must be a JSON object.', null, 'unreadable');
  const instance = build(dto, plain, '');
  const errors = validateSync(instance, { stopAtFirstError: true, forbidUnknownValues: false });
  const first = errors.length === 0 ? null : firstFault(errors, plain, shapeOf(dto), '');
  const unknown = unknownField(dto, plain, '');
  if (unknown !== null && (first === null || comesFirst(plain, unknown, first.param))) {
    throw invalid(`${unknown} is not a known field.`, unknown, 'unknown');
  }
  if (first !== null) throw invalid(`${first.message}.`, first.param, first.flaw);
  return instance;
}

/** Only declared fields are copied, so that a client's `__proto__` or `constructor` never reaches an object of ours. */
function build(dto: Dto, plain: Readonly<Record<string, unknown>>, path: string): object {
  const instance = new dto();
  const { fields, nested } = shapeOf(dto);
  for (const field of fields) {
    if (!Object.hasOwn(plain, field)) continue;
    const value = plain[field];
    const type = nested.get(field);
    const built = type !== undefined && isPlainObject(value) ? build(type, value, `${path}${field}.`) : value;
    Object.assign(instance, { [field]: built });
  }
  return instance;
}

interface FieldFault {
  readonly param: string;
  readonly message: string;
  readonly flaw: Flaw;
}

function firstFault(errors: readonly ValidationError[], plain: unknown, shape: Shape, path: string): FieldFault {
  const order = [...Object.keys(isPlainObject(plain) ? plain : {}), ...shape.fields];
  const [error] = [...errors].sort((one, other) => order.indexOf(one.property) - order.indexOf(other.property));
  if (error === undefined) throw new Error('a validation failed without an error');
  const param = path + error.property;
  const message = Object.values(error.constraints ?? {})[0];
  if (message !== undefined) {
    const flaw = flawOf(error.target, error.property, error.value);
    return { param, message: path === '' ? message : path + message, flaw };
  }
  const type = shape.nested.get(error.property);
  const inner = isPlainObject(plain) ? plain[error.property] : undefined;
  return firstFault(error.children ?? [], inner, type === undefined ? { fields: new Set(), nested: new Map() } : shapeOf(type), `${param}.`);
}

function unknownField(dto: Dto, plain: Readonly<Record<string, unknown>>, path: string): string | null {
  const { fields, nested } = shapeOf(dto);
  for (const [field, value] of Object.entries(plain)) {
    if (!fields.has(field)) return path + field;
    const type = nested.get(field);
    const inner = type !== undefined && isPlainObject(value) ? unknownField(type, value, `${path}${field}.`) : null;
    if (inner !== null) return inner;
  }
  return null;
}

/** Whether one dotted path stands before another in the document; what it lacks comes last. */
function comesFirst(plain: Readonly<Record<string, unknown>>, one: string, other: string): boolean {
  const order = Object.keys(plain);
  const place = (path: string) => {
    const index = order.indexOf(path.split('.')[0] ?? path);
    return index < 0 ? order.length : index;
  };
  return place(one) <= place(other);
}

function shapeOf(dto: Dto): Shape {
  const known = shapes.get(dto);
  if (known !== undefined) return known;
  const metadata = getMetadataStorage().getTargetValidationMetadatas(dto, '', true, false);
  // Decorators of one class are registered in the order of its fields.
  const fields = new Set(metadata.map(({ propertyName }) => propertyName));
  const nested = new Map(lineage(dto).flatMap((each) => [...(nestedTypes.get(each) ?? [])]).map(([field, type]) => [field, type()] as const));
  const shape = { fields, nested };
  shapes.set(dto, shape);
  return shape;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
