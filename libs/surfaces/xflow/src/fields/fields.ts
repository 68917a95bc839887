import { documented, Field, idPattern, linesProblem, Many, Nested, NullableTextField, OneOf, Optional, type PublicId, TextField, type Told } from '@corridor/surfaces/http';
import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateNested } from 'class-validator';

export { documented, IdField, type Told } from '@corridor/surfaces/http';

/** Of a country or a currency: longer than either, so that one which is too long is answered by what is wrong with it, as any other is. */
export const MOST_CODE = 32;

/** One line of text. */
export function LineField(mostCharacters: number, told: Told): PropertyDecorator {
  return documented(told, { type: String, minLength: 1, maxLength: mostCharacters }, TextField(mostCharacters));
}

/** One line of text that can be left out, or taken away by null. */
export function ClearableField(mostCharacters: number, told: Told): PropertyDecorator {
  return documented({ ...told, optional: true }, { type: String, minLength: 1, maxLength: mostCharacters, nullable: true }, NullableTextField(mostCharacters));
}

/** Text of the client's own, of any number of lines. */
export function LinesField(mostCharacters: number, told: Told): PropertyDecorator {
  return documented(told, { type: String, minLength: 1, maxLength: mostCharacters }, Field('lines', (value) => linesProblem(value, mostCharacters)));
}

/** The same, which can be left out, or taken away by null. */
export function ClearableLinesField(mostCharacters: number, told: Told): PropertyDecorator {
  const check = Field('nullableLines', (value) => (value === null ? null : linesProblem(value, mostCharacters)));
  return documented({ ...told, optional: true }, { type: String, minLength: 1, maxLength: mostCharacters, nullable: true }, check);
}

export function ChoiceField(values: readonly string[], told: Told): PropertyDecorator {
  return documented(told, { type: String, enum: [...values] }, oneOf(values));
}

function oneOf(values: readonly string[]): PropertyDecorator {
  return Field('oneOf', (value) => (typeof value === 'string' && values.includes(value) ? null : `must be one of ${values.join(', ')}`));
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
  const [only, ...others] = kinds;
  const pattern = only !== undefined && others.length === 0 ? { pattern: idPattern(only.prefix) } : {};
  return applyDecorators(Many(), documented({ ...told, optional: true }, { type: 'array', items: { type: 'string', ...pattern } }, Field('ids', problem)));
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
  // Nest takes a function for a class that is named later by its name: it has to be called `type`.
  const property = ApiProperty({ type: () => type(), description: told.description, required: !(told.optional ?? false) });
  const optional = told.optional === true ? [Optional()] : [];
  return applyDecorators(...optional, isObject, ValidateNested(), Nested(type), property);
}
