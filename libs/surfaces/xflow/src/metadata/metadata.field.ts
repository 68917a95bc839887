import { Field } from '@corridor/surfaces/http';
import { documented } from '../fields/fields.js';

/** Keys and values of the client's own, as a JSON object. What they may be: `readMetadata`. */
export function MetadataField(): PropertyDecorator {
  const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  const check = Field('metadata', (value) => (isObject(value) ? null : 'must be an object of keys and texts'));
  const description = 'Up to 10 keys of at most 40 characters, with texts of at most 500. An empty text takes its key away.';
  return documented({ description, optional: true }, { type: 'object', additionalProperties: { type: 'string' } }, check);
}
