import { execFileSync } from 'node:child_process';

const boundary = '@nx/enforce-module-boundaries';
const restrictedImport = 'no-restricted-imports';
const restrictedGlobal = 'no-restricted-globals';
const restrictedSyntax = 'no-restricted-syntax';

const use = (what: string) => `import { a } from '${what}';\nexport const b = a;\n`;

interface Sample {
  readonly it: string;
  readonly path: string;
  readonly code: string;
  /** Null when the source must pass. */
  readonly rule: string | null;
}

const service = 'libs/services/quotes/src/quotes.handlers.ts';
const decide = 'libs/services/quotes/src/domain/quote.decide.ts';
const surface = 'libs/surfaces/fleexpay/src/quotes/route.ts';

const layers: readonly Sample[] = [
  { it: 'keeps a service from importing another', path: service, code: use('@corridor/services/ledger'), rule: boundary },
  { it: 'keeps a service from reaching another by a relative path', path: service, code: use('../../ledger/src/index.js'), rule: boundary },
  { it: 'keeps a service from importing a surface', path: service, code: use('@corridor/surfaces/fleexpay'), rule: boundary },
  { it: 'keeps a service from importing the HTTP surface', path: service, code: use('@corridor/surfaces/http'), rule: boundary },
  { it: 'keeps a service from importing an app', path: service, code: use('../../../../apps/gateway/src/main.js'), rule: boundary },
  { it: 'keeps a surface from importing a service', path: surface, code: use('@corridor/services/quotes'), rule: boundary },
  { it: 'keeps the HTTP surface from importing a dialect', path: 'libs/surfaces/http/src/a.ts', code: use('@corridor/surfaces/fleexpay'), rule: boundary },
  { it: 'keeps hosted pages from importing a dialect', path: 'libs/surfaces/hosted/src/a.ts', code: use('@corridor/surfaces/fleexpay'), rule: boundary },
  { it: 'keeps a dialect from importing hosted pages', path: surface, code: use('@corridor/surfaces/hosted'), rule: boundary },
  { it: 'keeps contracts from importing the platform', path: 'libs/contracts/src/a.ts', code: use('@corridor/messaging'), rule: boundary },
  { it: 'keeps contracts from importing a package', path: 'libs/contracts/src/a.ts', code: use('@nestjs/common'), rule: boundary },
  { it: 'keeps money from importing contracts', path: 'libs/money/src/a.ts', code: use('@corridor/contracts'), rule: boundary },
  { it: 'keeps money from importing contracts of a service', path: 'libs/money/src/a.ts', code: use('@corridor/contracts/ledger'), rule: boundary },
  { it: 'keeps the platform from importing a service', path: 'libs/platform/runtime/src/a.ts', code: use('@corridor/services/ledger'), rule: boundary },
  { it: "keeps the platform from importing one service's contracts", path: 'libs/platform/messaging/src/a.ts', code: use('@corridor/contracts/ledger'), rule: restrictedImport },
  { it: 'keeps an end-to-end test outside the services', path: 'e2e/a.spec.ts', code: use('@corridor/services/ledger'), rule: boundary },
  { it: 'keeps an end-to-end test outside the contracts', path: 'e2e/a.spec.ts', code: use('@corridor/contracts'), rule: boundary },
  { it: 'keeps the test kit out of production code', path: service, code: use('@corridor/testing'), rule: restrictedImport },
  { it: 'keeps Kafka inside its folder', path: 'libs/platform/messaging/src/a.ts', code: use('kafkajs'), rule: restrictedImport },

  { it: 'lets a service import the platform', path: service, code: use('@corridor/event-store'), rule: null },
  { it: "lets a service import another's contracts", path: service, code: use('@corridor/contracts/ledger'), rule: null },
  { it: 'lets a surface import contracts', path: surface, code: use('@corridor/contracts/quotes'), rule: null },
  { it: 'lets a dialect import the HTTP surface', path: surface, code: use('@corridor/surfaces/http'), rule: null },
  { it: 'lets contracts import money', path: 'libs/contracts/src/a.ts', code: use('@corridor/money'), rule: null },
  { it: 'lets messaging import what commands have in common', path: 'libs/platform/messaging/src/a.ts', code: use('@corridor/contracts'), rule: null },
  { it: 'lets an app import a service', path: 'apps/standalone/src/main.ts', code: use('@corridor/services/ledger'), rule: null },
  { it: 'lets an end-to-end test use the test kit', path: 'e2e/a.spec.ts', code: use('@corridor/testing'), rule: null },
  { it: "lets a service's test use the test kit", path: 'libs/services/quotes/src/a.spec.ts', code: use('@corridor/testing'), rule: null },
];

const domains: readonly Sample[] = [
  { it: 'does not import pg', path: decide, code: use('pg'), rule: restrictedImport },
  { it: 'does not import Nest', path: decide, code: use('@nestjs/common'), rule: restrictedImport },
  { it: 'does not import node:crypto', path: decide, code: use('node:crypto'), rule: restrictedImport },
  { it: 'does not import the platform', path: decide, code: use('@corridor/event-store'), rule: restrictedImport },
  { it: 'does not import from outside its folder', path: decide, code: use('../read/queries.js'), rule: restrictedImport },
  { it: 'does not leave its folder by a detour', path: decide, code: use('./../read/queries.js'), rule: restrictedImport },
  { it: 'does not leave its folder from a deeper one', path: 'libs/services/quotes/src/domain/fees/fee.ts', code: use('../../read/a.js'), rule: restrictedImport },
  { it: 'does not import at run time', path: decide, code: "export const a = import('pg');\n", rule: restrictedSyntax },
  { it: 'does not ask a clock with Date.now', path: decide, code: 'export const a = Date.now();\n', rule: restrictedSyntax },
  { it: 'does not ask a clock with new Date', path: decide, code: 'export const a = new Date();\n', rule: restrictedSyntax },
  { it: 'does not roll dice', path: decide, code: 'export const a = Math.random();\n', rule: restrictedSyntax },
  { it: 'does not mint ids', path: decide, code: 'export const a = crypto.randomUUID();\n', rule: restrictedGlobal },
  { it: 'does not wait', path: decide, code: 'export async function a() { return 1; }\n', rule: restrictedSyntax },
  { it: 'does not read the environment', path: decide, code: 'export const a = process.env;\n', rule: restrictedGlobal },

  { it: 'may read a time it was given', path: decide, code: 'export const a = (at: string) => new Date(at);\n', rule: null },
  { it: 'may import contracts', path: decide, code: use('@corridor/contracts/quotes'), rule: null },
  { it: 'may import money', path: decide, code: use('@corridor/money'), rule: null },
  { it: 'may import its own files', path: decide, code: use('./quote.js'), rule: null },
  { it: 'may climb twice inside its own folder', path: 'libs/services/quotes/src/domain/a/b/fee.ts', code: use('../../quote.js'), rule: null },
  { it: 'may climb inside its own folder', path: 'libs/services/quotes/src/domain/fees/fee.ts', code: use('../quote.js'), rule: null },
];

/** One process lints them all: ESLint and the project graph take seconds to start. */
function lint(samples: readonly Sample[]): Map<Sample, readonly string[]> {
  const input = JSON.stringify(samples.map(({ path, code }) => ({ path, code })));
  const output = execFileSync(process.execPath, ['tools/lint/probe.js'], { input, encoding: 'utf8', timeout: 120_000 });
  const found = JSON.parse(output.slice(output.lastIndexOf('[['))) as string[][];
  return new Map(samples.map((sample, index) => [sample, found[index] ?? ['not linted']]));
}

let rules: Map<Sample, readonly string[]>;
beforeAll(() => {
  rules = lint([...layers, ...domains]);
}, 120_000);

const judge = (sample: Sample) => {
  if (sample.rule === null) expect(rules.get(sample)).toEqual([]);
  else expect(rules.get(sample)).toContain(sample.rule);
};

describe('lint', () => {
  it.each(layers)('$it', judge);
});

describe('a domain folder', () => {
  it.each(domains)('$it', judge);
});
