import { Field, Many, Nested, NullableTextField, OneOf, Optional, type PublicId, TextField } from '@corridor/surfaces/http';
import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateNested } from 'class-validator';

/** What the document says of a field beside its type. */
export interface Told {
  readonly description: string;
  readonly example?: string;
  readonly optional?: boolean;
}

/** An id that this API printed; whether the object exists is for its owner to say. Surrounding text is never forgiven. */
export function IdField(ids: PublicId<string>, told: Told): PropertyDecorator {
  const problem = (value: unknown) =>
    typeof value === 'string' && ids.read(value) !== null ? null : `must be an id that begins with ${ids.prefix}`;
  return documented(told, { type: String, pattern: `^${ids.prefix}[0-9A-Za-z]{22}$` }, Field('id', problem));
}

/** One line of text. */
export function LineField(mostCharacters: number, told: Told): PropertyDecorator {
  return documented(told, { type: String, minLength: 1, maxLength: mostCharacters }, TextField(mostCharacters));
}

/** One line of text that can be left out, or taken away by null. */
export function ClearableField(mostCharacters: number, told: Told): PropertyDecorator {
  return documented({ ...told, optional: true }, { type: String, minLength: 1, maxLength: mostCharacters, nullable: true }, NullableTextField(mostCharacters));
}

export function ChoiceField(values: readonly string[], told: Told): PropertyDecorator {
  return documented(told, { type: String, enum: [...values] }, oneOf(values));
}

function oneOf(values: readonly string[]): PropertyDecorator {
  return Field('oneOf', (value) => {
    if (value === '') return { text: `must be one of ${values.join(', ')}`, flaw: 'too_short' };
    return typeof value === 'string' && values.includes(value) ? null : `must be one of ${values.join(', ')}`;
  });
}

/** Values of a filter, any of which will do: given several times, or once with commas. */
export function ChoicesField(values: readonly string[], told: Told): PropertyDecorator {
  const problem = (given: unknown) =>
    Array.isArray(given) && given.every((each) => values.includes(each as string)) ? null : `must be among ${values.join(', ')}`;
  return applyDecorators(Many(), documented({ ...told, optional: true }, { type: [String], enum: [...values] }, Field('choices', problem)));
}

/** Ids of a filter, any of which will do: of one kind, or of several. */
export function IdsField(ids: PublicId<string> | readonly PublicId<string>[], told: Told): PropertyDecorator {
  const kinds = 'prefix' in ids ? [ids] : ids;
  const isKnown = (each: unknown) => kinds.some((kind) => kind.read(String(each)) !== null);
  const problem = (given: unknown) =>
    Array.isArray(given) && given.every(isKnown) ? null : `must be ids that begin with ${kinds.map(({ prefix }) => prefix).join(', ')}`;
  return applyDecorators(Many(), documented({ ...told, optional: true }, { type: [String] }, Field('ids', problem)));
}

/** `true` or `false` in a query. */
export function FlagParameter(told: Told): PropertyDecorator {
  return documented({ ...told, optional: true }, { type: Boolean }, OneOf(['true', 'false']));
}

export function FlagField(told: Told): PropertyDecorator {
  return documented(told, { type: Boolean }, Field('flag', (value) => (typeof value === 'boolean' ? null : 'must be true or false')));
}

/** An object with fields of its own. */
export function ObjectField(type: () => Type<object>, told: Told): PropertyDecorator {
  const isObject = Field('object', (value) => (value instanceof type() ? null : 'must be an object'));
  const property = ApiProperty({ type, description: told.description, required: !(told.optional ?? false) });
  const optional = told.optional === true ? [Optional()] : [];
  return applyDecorators(...optional, isObject, ValidateNested(), Nested(type), property);
}

/** Ties a check of a value to what the document says of it. */
export function documented(told: Told, schema: object, check: PropertyDecorator): PropertyDecorator {
  const { description, example, optional = false } = told;
  const property = ApiProperty({ ...schema, description, required: !optional, ...(example === undefined ? {} : { example }) });
  return optional ? applyDecorators(Optional(), check, property) : applyDecorators(check, property);
}
