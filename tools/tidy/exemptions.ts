/**
 * The files that a check leaves alone, with the reason: the one place where exceptions for whole files are made.
 * Exceptions for a line stand beside it as `// tidy: <topic> — <reason>` (see checks/allowances.ts).
 */
export interface Exemption {
  readonly path: RegExp;
  readonly why: string;
}

/** Tables and generated files may be as long as what they list. */
export const longFiles: readonly Exemption[] = [
  { path: /^package-lock\.json$/, why: 'written by npm' },
  { path: /\.generated\.ts$/, why: 'generated' },
  { path: /\.table\.ts$/, why: 'a table of facts' },
];

/** Calling others over the web is what these folders are for. */
export const callsOut: readonly Exemption[] = [
  { path: /^libs\/services\/webhooks\/src\/delivery\//, why: 'posts webhooks to the addresses that clients gave' },
];

/** The tests of these checks are full of what the checks look for. */
export const samples: readonly Exemption[] = [
  { path: /^tools\/tidy\/checks\/[a-z-]+\.spec\.ts$/, why: 'samples that a check must find' },
];

export const exempt = (path: string, list: readonly Exemption[]): boolean => list.some((entry) => entry.path.test(path));
