import { contractsOnDisk, removeFolders } from './contracts-on-disk.fixture.js';
import { readContracts } from './event-declarations.js';
import type { JsonSchema } from './json-schema.js';

afterAll(removeFolders);

const ANY_TEXT = '$' + '{string}';

/** What one field of an event's data becomes; `types` stand above the event. */
function schemaOf(field: string, types = ''): { schema: JsonSchema | undefined; definitions: Record<string, JsonSchema> } {
  const folder = contractsOnDisk(`${types}\nexport type PaymentsEvent =\n  /** It was paid. */\n  | DomainEvent<'Paid', {\n${field}\n}>;`);
  const contracts = readContracts(folder);
  return { schema: contracts.events[0]?.data.properties?.['it'], definitions: Object.fromEntries(contracts.definitions) };
}

describe('a type in a contract', () => {
  it.each<[string, string, JsonSchema]>([
    ['text', 'it: string', { type: 'string' }],
    ['a boolean', 'it: boolean', { type: 'boolean' }],
    ['a number with its documentation', '/** How many.\n * @type integer\n * @minimum 1 */ it: number', { type: 'integer', minimum: 1, description: 'How many.' }],
    ['a literal', "it: 'paid'", { type: 'string', const: 'paid' }],
    ['a choice, sorted', "it: 'sepa' | 'ach'", { type: 'string', enum: ['ach', 'sepa'] }],
    ['a choice that may grow', "/** @open */ it: 'sepa' | 'ach'", { type: 'string', examples: ['ach', 'sepa'], description: expect.stringContaining('Others may come') as never }],
    ['something or null', 'it: string | null', { anyOf: [{ type: 'string' }, { type: 'null' }] }],
    ['a list', 'it: readonly string[]', { type: 'array', items: { type: 'string' } }],
    ['a map', 'it: Readonly<Record<string, string>>', { type: 'object', additionalProperties: { type: 'string' } }],
    ['an object', 'it: { a: string; b?: string }', { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['a'] }],
    ['a template', `it: \`house/${ANY_TEXT}\``, { type: 'string', pattern: '^house/.*$' }],
    ['literals and templates', `it: 'house/fees' | \`world/${ANY_TEXT}\``, { type: 'string', pattern: '^(?:house/fees|world/.*)$' }],
  ])('%s becomes a schema', (_what, field, schema) => {
    expect(schemaOf(field).schema).toEqual(schema);
  });

  it('with a name becomes a definition, with what its comment says', () => {
    const { schema, definitions } = schemaOf('it: PaymentId', '/** One payment.\n * @format uuid */\nexport type PaymentId = string & { readonly __id: 1 };');
    expect(schema).toEqual({ $ref: '#/$defs/PaymentId' });
    expect(definitions['PaymentId']).toEqual({ type: 'string', format: 'uuid', description: 'One payment.' });
  });

  it('that is an alias of a generic one has the comment of that', () => {
    const { definitions } = schemaOf('it: PaymentId', '/** @format uuid */\ntype Id<Kind> = string & { readonly __id: Kind };\nexport type PaymentId = Id<1>;');
    expect(definitions['PaymentId']).toEqual({ type: 'string', format: 'uuid' });
  });

  it('that is an open union leaves room for a reason that nobody knows yet', () => {
    const { definitions } = schemaOf('it: Refusal', "/** @open */\nexport type Refusal = { reason: 'b' } | { reason: 'a'; why: string };");
    expect(definitions['Refusal']?.anyOf?.map(({ properties }) => properties?.['reason'])).toEqual([
      { type: 'string', const: 'a' },
      { type: 'string', const: 'b' },
      { type: 'string', not: { enum: ['a', 'b'] } },
    ]);
  });
});

describe('a contract is refused', () => {
  it.each<[string, string, string, string]>([
    ['with a number that is not said to be whole', 'it: number', '', 'a number needs @type integer'],
    ['with anything at all', 'it: unknown', '', 'unknown has no schema'],
    ['with an amount in minor units', 'it: bigint', '', 'bigint has no schema'],
    ['with a tag that means nothing', '/** @patern ^a$ */ it: string', '', '@patern means nothing'],
    ['with two types of one name', 'it: A.Same; other: B.Same', 'namespace A { export interface Same { a: string } }\nnamespace B { export interface Same { b: string } }', 'two contracts declare a Same'],
  ])('%s', (_what, field, types, message) => {
    expect(() => schemaOf(field, types)).toThrow(message);
  });

  it('without a sentence about the event', () => {
    expect(() => readContracts(contractsOnDisk("export type PaymentsEvent = DomainEvent<'Paid', { a: string }>;"))).toThrow('no sentence above it');
  });

  it('that does not compile', () => {
    expect(() => readContracts(contractsOnDisk("/** It. */\nexport type PaymentsEvent = DomainEvent<'Paid', Missing>;"))).toThrow("Cannot find name 'Missing'");
  });
});

it('reads the version of an event, which is the first unless it says another', () => {
  const events = readContracts(
    contractsOnDisk("export type PaymentsEvent =\n  /** Old. */\n  | DomainEvent<'Paid', { a: string }>\n  /** New. */\n  | DomainEvent<'Sent', { a: string }, 2>;"),
  ).events;
  expect(events).toMatchObject([{ name: 'Paid', version: 1, description: 'Old.' }, { name: 'Sent', version: 2, description: 'New.' }]);
});
