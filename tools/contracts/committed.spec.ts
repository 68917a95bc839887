import { readFileSync } from 'node:fs';
import asyncApiSchemas from '@asyncapi/specs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { driftOf } from './docs-folder.js';
import { readContracts } from './event-declarations.js';
import { eventFiles, publishedBy } from './event-files.js';
import { brokenPromises } from './promises.js';
import { readReleased } from './released.js';

const DOCS = 'docs/events';
const { license } = JSON.parse(readFileSync('package.json', 'utf8')) as { license: string };

// A failure here names what to do: `npm run contracts:generate`, whose --check says the same.
describe('the documents of events', () => {
  const released = readReleased(DOCS);
  const published = publishedBy(readContracts('libs/contracts/src'), released);

  it('are what the contracts say', () => {
    expect(driftOf(DOCS, eventFiles(published, license))).toEqual([]);
  });

  it('keep every promise of the last release', () => {
    expect(brokenPromises(released, published)).toEqual([]);
  });

  it('are an AsyncAPI 3 document by its own schema', () => {
    const document = parse(readFileSync(`${DOCS}/asyncapi.yaml`, 'utf8')) as object;
    const ajv = new Ajv({ strict: false, validateFormats: false, meta: false, validateSchema: false });
    const validate = ajv.compile(asyncApiSchemas.schemas['3.0.0'] as object);
    expect([validate(document), validate.errors]).toEqual([true, null]);
    expect(validate({ ...document, channels: { a: { adress: 'typo' } } })).toBe(false);
  });
});
