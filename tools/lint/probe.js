/**
 * Lints sources that exist nowhere, as if they stood where each sample's `path` says, with the repository's own
 * configuration. Reads `[{path, code}]` as JSON from stdin, prints a list of rule ids for each. Rules that need types
 * are left out: a file that is not on disk belongs to no TypeScript program.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const samples = JSON.parse(readFileSync(0, 'utf8'));
const eslint = new ESLint({
  overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }],
});

const found = [];
for (const { path, code } of samples) {
  const [result] = await eslint.lintText(code, { filePath: join(process.cwd(), path) });
  found.push(result.messages.map(({ ruleId, message }) => ruleId ?? `not linted: ${message}`));
}
console.log(JSON.stringify(found));
