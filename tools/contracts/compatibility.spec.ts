import { breaksBetween } from './compatibility.js';
import type { JsonSchema } from './json-schema.js';

const text: JsonSchema = { type: 'string' };
const object = (properties: Record<string, JsonSchema>, required = Object.keys(properties)): JsonSchema => ({ type: 'object', properties, required });
const oneOf = (...values: string[]): JsonSchema => ({ type: 'string', enum: values });
const reason = (name: string, more: Record<string, JsonSchema> = {}): JsonSchema => object({ reason: { type: 'string', const: name }, ...more });
const laterReason = (...known: string[]): JsonSchema => object({ reason: { type: 'string', not: { enum: known } } });

describe('a reader who goes by the released schema is hurt', () => {
  it.each<[string, JsonSchema, JsonSchema, string]>([
    ['by a field that was removed', object({ a: text, b: text }), object({ a: text }), '/b was removed'],
    ['by an optional field that was removed', object({ a: text }, []), object({}), '/a was removed'],
    ['by a field deep within that was removed', object({ a: object({ b: text }) }), object({ a: object({}) }), '/a/b was removed'],
    ['by a field in a list that was removed', { type: 'array', items: object({ a: text }) }, { type: 'array', items: object({}) }, '[]/a was removed'],
    ['by a field that may now be missing', object({ a: text }), object({ a: text }, []), '/a was always there and may now be missing'],
    ['by a field that may now be null', object({ a: text }), object({ a: { anyOf: [text, { type: 'null' }] } }), '/a was a string and may now be null'],
    ['by another type', object({ a: text }), object({ a: { type: 'integer' } }), '/a was a string and may now be an integer'],
    ['by a value that was added to a closed choice', oneOf('open', 'executed'), oneOf('open', 'executed', 'held'), ' may now be "held"'],
    ['by a closed choice that became any text', oneOf('open', 'executed'), text, ' was one of open, executed and may now be anything'],
    ['by a value that is now another', { type: 'string', const: 'a' }, { type: 'string', const: 'b' }, ' may now be "b"'],
    ['by another pattern', { type: 'string', pattern: '^a$' }, { type: 'string', pattern: '^b$' }, ' no longer keeps to ^a$'],
    ['by a format that was dropped', { type: 'string', format: 'uuid' }, text, ' no longer has the format uuid'],
    ['by a smaller least number', { type: 'integer', minimum: 1 }, { type: 'integer', minimum: 0 }, ' may now be below 1'],
    ['by a member that was added to a closed union', { anyOf: [reason('a')] }, { anyOf: [reason('a'), reason('b')] }, ' may now be "b"'],
    ['by a map whose values changed', { type: 'object', additionalProperties: text }, { type: 'object', additionalProperties: { type: 'integer' } }, '/* was a string and may now be an integer'],
    ['by a map that has only some names now', { type: 'object', additionalProperties: text }, object({ a: text }), ' was a map and is no more'],
    [
      'by a known member of an open union that lost a field',
      { anyOf: [reason('a', { b: text }), laterReason('a')] },
      { anyOf: [reason('a'), laterReason('a')] },
      '/b was removed',
    ],
    ['by a reason of an open union that may now come with anything', { anyOf: [reason('a', { b: text }), laterReason('a')] }, laterReason(), ' may now be an object'],
  ])('%s', (_what, before, after, found) => {
    expect(breaksBetween(before, after).join('\n')).toContain(found);
  });

  it('by what happened in a definition, wherever it is used', () => {
    const using = (id: JsonSchema): JsonSchema => ({ ...object({ a: { $ref: '#/$defs/Id' } }), $defs: { Id: id } });
    expect(breaksBetween(using({ type: 'string', format: 'uuid' }), using(text))).toEqual(['/a no longer has the format uuid']);
  });
});

describe('a reader who goes by the released schema is not hurt', () => {
  it.each<[string, JsonSchema, JsonSchema]>([
    ['by nothing at all', object({ a: text }), object({ a: text })],
    ['by a field that was added', object({ a: text }), object({ a: text, b: text })],
    ['by an optional field that was added', object({ a: text }), object({ a: text, b: text }, ['a'])],
    ['by an optional field that is now always there', object({ a: text }, []), object({ a: text })],
    ['by a value less', oneOf('a', 'b'), oneOf('a')],
    ['by a choice that has one value now', oneOf('a', 'b'), { type: 'string', const: 'a' }],
    ['by null that comes no more', { anyOf: [text, { type: 'null' }] }, text],
    ['by a value that was added to an open choice', { type: 'string', examples: ['a'] }, { type: 'string', examples: ['a', 'b'] }],
    ['by a text that is narrower now', text, { type: 'string', pattern: '^a$' }],
    ['by values that all keep to the pattern', { type: 'string', pattern: '^a.*$' }, oneOf('ab', 'ac')],
    ['by a member that was added to an open union', { anyOf: [reason('a'), laterReason('a')] }, { anyOf: [reason('a'), reason('b'), laterReason('a', 'b')] }],
    ['by other words', { ...text, description: 'Before.' }, { ...text, description: 'After.' }],
    ['by a definition that has another name now', { ...object({ a: { $ref: '#/$defs/Id' } }), $defs: { Id: text } }, { ...object({ a: { $ref: '#/$defs/Name' } }), $defs: { Name: text } }],
  ])('%s', (_what, before, after) => {
    expect(breaksBetween(before, after)).toEqual([]);
  });

  it('by a schema that holds itself', () => {
    const tree: JsonSchema = { $ref: '#/$defs/Tree', $defs: { Tree: object({ of: { type: 'array', items: { $ref: '#/$defs/Tree' } } }) } };
    expect(breaksBetween(tree, tree)).toEqual([]);
  });
});

it('refuses to compare what it does not understand', () => {
  expect(() => breaksBetween({ ...text, maxLength: 5 } as JsonSchema, text)).toThrow('maxLength means nothing to the comparison');
});
