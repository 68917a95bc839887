import { readFileSync } from 'node:fs';
import { createConfig, lintFromString } from '@redocly/openapi-core';

const TOLD = { severity: 'error', allowAdditionalProperties: true } as const;

/** The linter's strict set, where a warning is an error, and what it leaves out. Examples are checked against their schemas. */
const CONFIGURATION = {
  extends: ['recommended-strict'],
  rules: {
    'no-invalid-media-type-examples': TOLD,
    'no-invalid-schema-examples': TOLD,
    'no-invalid-parameter-examples': TOLD,
    'no-schema-type-mismatch': 'error',
    'no-required-schema-properties-undefined': 'error',
    'no-http-verbs-in-paths': 'error',
    'operation-tag-defined': 'error',
    'operation-singular-tag': 'error',
    'tag-description': 'error',
    'no-duplicated-tag-names': 'error',
    'parameter-description': 'error',
    'response-contains-header': { severity: 'error', names: { '200': ['Request-Id', 'X-RateLimit-Remaining'], '201': ['Request-Id', 'X-RateLimit-Remaining'], '4XX': ['Request-Id'], '5XX': ['Request-Id'] } },
  },
} as const;

async function problemsOf(text: string): Promise<string[]> {
  const config = await createConfig(CONFIGURATION as never);
  const problems = await lintFromString({ source: text, absoluteRef: 'openapi.json', config });
  return problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer ?? ''}`);
}

/** As they are committed: each surface has a spec that compares them with what it serves. */
const textOf = (surface: string) => JSON.stringify(JSON.parse(readFileSync(`docs/api/${surface}-openapi.json`, 'utf8')));

describe('an OpenAPI document, to a linter', () => {
  it.each(['fleexpay', 'xflow'])('has nothing to be mended: that of %s', async (surface) => {
    expect(await problemsOf(textOf(surface))).toEqual([]);
  });

  it.each([
    ['an example that its schema does not allow', (document: string) => document.replaceAll('"example":"acc_', '"example":"account_'), 'no-invalid'],
    ['a reference to nothing', (document: string) => document.replaceAll('"Currency":', '"Curency":'), 'no-unresolved-refs'],
    ['an operation without a summary', (document: string) => document.replaceAll('"summary":"Pay a beneficiary"', '"x-summary":""'), 'operation-summary'],
  ])('is looked at: %s is found', async (_what, spoil, rule) => {
    const text = textOf('fleexpay');
    expect(spoil(text)).not.toBe(text);
    expect((await problemsOf(spoil(text))).join('\n')).toContain(rule);
  });
});
