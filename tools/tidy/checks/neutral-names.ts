import type { Check } from '../check.js';
import { linesMatching } from '../check.js';

/**
 * Contracts and services serve every surface alike, so that none is named in them, comments and data included. Only what was recorded
 * holds the word by which a client's surface asked: it is data of clients, and changing it would make it another.
 */
export const neutralNames: Check = (repo) =>
  repo.files
    .filter(({ path }) => /^libs\/(contracts|services)\//.test(path) && !path.includes('/recorded-events/'))
    .flatMap(({ path, text }) => linesMatching(path, text, /fleexpay|xflow/i, 'names a surface; contracts and services know none'));
