import type { Check } from '../check.js';
import { linesMatching } from '../check.js';
import { exempt, samples } from '../exemptions.js';

/** `/home/node` is the user of Node's container images and the same everywhere. */
const machine = /(?<![\w.])\/(?:root\/|home\/(?!node\b)[a-z_][\w-]*\/|Users\/\w+\/|private\/var\/)|\b[A-Z]:\\Users\\/;

export const machinePaths: Check = (repo) =>
  repo.files
    .filter(({ path }) => !exempt(path, samples) && path !== 'package-lock.json')
    .flatMap(({ path, text }) => linesMatching(path, text, machine, "a path of somebody's machine"));
