import { Field, Optional } from '@corridor/surfaces/http';
import { applyDecorators, type Type } from '@nestjs/common';

/** Where Nest's Swagger module keeps the names of a class's documented fields; it has no export that says so. */
const DOCUMENTED = 'swagger/apiModelPropertiesArray';

const fixed = applyDecorators(Optional(), Field('fixed', () => ({ text: 'can not be changed', flaw: 'fixed' })));

/**
 * Marks the body of an update: what `object` prints and the body does not take is known, but stays as it is, and is refused with
 * the code that says so. Not for a class that the body of a creation extends.
 */
export function Fixes(object: Type): (body: Type) => void {
  return (body) => {
    const taken = fieldsOf(body);
    for (const field of fieldsOf(object)) if (!taken.includes(field)) fixed(body.prototype as object, field);
  };
}

/** The fields that a class documents, and those of all that it extends. */
function fieldsOf(type: Type): readonly string[] {
  const names = (Reflect.getMetadata(DOCUMENTED, type.prototype as object) ?? []) as readonly string[];
  return names.map((name) => name.replace(/^:/, ''));
}
