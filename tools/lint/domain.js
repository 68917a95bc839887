import { tests } from './imports.js';

const inDomain = 'libs/services/*/src/domain/';
/** Folders nested deeper than this inside a domain would not be checked; nobody wants them. */
const deepestFolder = 3;

const message = 'A domain folder imports nothing but contracts, money and its own files.';
const outsiders = { regex: '^(?!@corridor/(contracts|money)(/|$)|\\./|\\.\\./)', message };

/** A file `depth` folders below the domain may climb `depth` times and no further. */
const importsAt = (depth) => ({
  files: [`${inDomain}${'*/'.repeat(depth)}*.ts`],
  ignores: tests,
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [outsiders, { regex: `^(\\./)*(\\.\\./(\\./)*){${depth + 1}}`, message }, { regex: '[^./]/\\.\\./', message }] },
    ],
  },
});

const clock = 'Time enters a domain with the command, never from a clock.';
const chance = 'Ids and chance enter a domain with the command.';
const world = 'A domain is pure and synchronous: it touches nothing outside its arguments.';

const globals = Object.entries({
  performance: clock,
  setTimeout: clock,
  setInterval: clock,
  setImmediate: clock,
  queueMicrotask: clock,
  crypto: chance,
  fetch: world,
  process: world,
  console: world,
  Buffer: world,
  require: world,
  globalThis: world,
}).map(([name, why]) => ({ name, message: why }));

const syntax = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: clock },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.value='now']", message: clock },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clock },
  { selector: "CallExpression[callee.name='Date']", message: clock },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: chance },
  { selector: "MemberExpression[object.name='Math'][property.value='random']", message: chance },
  { selector: 'ImportExpression', message },
  { selector: ':function[async=true]', message: world },
  { selector: 'AwaitExpression', message: world },
];

export const domain = [
  ...Array.from({ length: deepestFolder + 1 }, (_, depth) => importsAt(depth)),
  {
    files: [`${inDomain}**/*.ts`],
    ignores: tests,
    rules: {
      'no-restricted-globals': ['error', ...globals],
      'no-restricted-syntax': ['error', ...syntax],
    },
  },
];
