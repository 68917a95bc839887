import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';
import { tests } from './imports.js';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Rules that need no types and hold for every file, scripts included. */
const everywhere = {
  eqeqeq: 'error',
  'no-console': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'no-constant-binary-expression': 'error',
  'no-self-compare': 'error',
  'no-template-curly-in-string': 'error',
  'no-return-assign': 'error',
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-loss-of-precision': 'error',
  'no-restricted-exports': ['error', { restrictDefaultExports: { defaultFrom: true } }],
};

/** Money must not be lost by a promise that nobody waited for, nor by a case that nobody thought of. */
const typed = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
  '@typescript-eslint/switch-exhaustiveness-check': [
    'error',
    { requireDefaultForNonUnion: true, considerDefaultExhaustiveForUnions: true },
  ],
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/prefer-promise-reject-errors': 'error',
  '@typescript-eslint/use-unknown-in-catch-callback-variable': 'error',
  // It knows of emitDecoratorMetadata and leaves alone the types of decorated constructor parameters.
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
  '@typescript-eslint/no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_', ignoreRestSiblings: true },
  ],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  // A port's in-memory driver answers with a promise and has nothing to wait for.
  '@typescript-eslint/require-await': 'off',
  '@typescript-eslint/no-empty-function': 'off',
  // It takes a branded bigint for something else than a bigint.
  '@typescript-eslint/no-unsafe-unary-minus': 'off',
};

/** A test's spies take methods off their objects, and its bodies read what came over the wire. */
const looserInTests = {
  '@typescript-eslint/unbound-method': 'off',
  '@typescript-eslint/no-non-null-assertion': 'off',
  '@typescript-eslint/no-unsafe-argument': 'off',
  '@typescript-eslint/no-unsafe-assignment': 'off',
  '@typescript-eslint/no-unsafe-call': 'off',
  '@typescript-eslint/no-unsafe-member-access': 'off',
  '@typescript-eslint/no-unsafe-return': 'off',
};

/** Programs whose output somebody reads. Libraries log through the runtime's logger. */
const prints = ['{apps,bench,e2e,tools,.ci}/**/*.{ts,js,mjs}', 'deploy/*/src/{main,start,stop}.ts'];

export const typescript = [
  { files: ['**/*.{js,mjs,ts}'], rules: everywhere },
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: typed,
  },
  { files: [...tests, 'e2e/**/*.ts'], rules: looserInTests },
  { files: prints, rules: { 'no-console': 'off' } },
];
