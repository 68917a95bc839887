import type { Check } from '../check.js';
import { linesMatching } from '../check.js';

/** The lockfile names packages by version and hash, so that whatever registry is configured can serve them. */
export const lockfile: Check = (repo) => {
  const text = repo.read('package-lock.json');
  if (text === null) return [{ path: 'package-lock.json', line: 1, message: 'missing' }];
  return linesMatching('package-lock.json', text, /^\s*"resolved":/, 'names a registry; see .npmrc');
};
