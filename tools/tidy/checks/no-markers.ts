import type { Check } from '../check.js';
import { linesMatching } from '../check.js';
import { exempt, samples } from '../exemptions.js';

/** Only comments are read: XXX is also the currency code for "no currency". */
const inComment = /(\/\/|\/\*|^\s*\*|#|--|<!--).*\b(TODO|FIXME|XXX)\b/;
const inProse = /\b(TODO|FIXME)\b/;
const generated = /^package-lock\.json$/;

export const noMarkers: Check = (repo) =>
  repo.files
    .filter(({ path }) => !exempt(path, samples) && !generated.test(path) && !path.startsWith('tools/tidy/checks/no-markers'))
    .flatMap(({ path, text }) =>
      linesMatching(path, text, path.endsWith('.md') ? inProse : inComment, 'finish it, or write it down as an issue'),
    );
