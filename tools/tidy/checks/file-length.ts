import type { Check } from '../check.js';
import { exempt, longFiles } from '../exemptions.js';

const most = 400;
const code = /\.(ts|js|mjs|cjs|sql|sh|css|html)$/;

export const fileLength: Check = (repo) =>
  repo.files
    .filter(({ path }) => code.test(path) && !exempt(path, longFiles))
    .flatMap(({ path, text }) => {
      const lines = text.replace(/\n$/, '').split('\n').length;
      return lines > most ? [{ path, line: most + 1, message: `${lines} lines; a file has at most ${most}` }] : [];
    });
