import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { idPattern, type PublicId } from '../ids/public-id.js';
import { Field, Optional } from './fields.js';

/** What the document says of a field beside its type. */
export interface Told {
  readonly description: string;
  readonly example?: string | number;
  readonly optional?: boolean;
}

/** Ties a check of a value to what the document says of it. */
export function documented(told: Told, schema: object, check: PropertyDecorator): PropertyDecorator {
  const { description, example, optional = false } = told;
  const property = ApiProperty({ ...schema, description, required: !optional, ...(example === undefined ? {} : { example }) });
  return optional ? applyDecorators(Optional(), check, property) : applyDecorators(check, property);
}

/** An id that this API printed; whether the object exists is for its owner to say. Surrounding text is never forgiven. */
export function IdField(ids: PublicId<string>, told: Told): PropertyDecorator {
  const problem = (value: unknown) =>
    typeof value === 'string' && ids.read(value) !== null ? null : `must be an id that begins with ${ids.prefix}`;
  return documented(told, { type: String, pattern: idPattern(ids.prefix) }, Field('id', problem));
}
