import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface ComposeService {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string; readonly args: Readonly<Record<string, string>> };
  readonly init?: boolean;
  readonly restart?: string;
  readonly stop_grace_period?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test: readonly string[]; readonly interval: string; readonly timeout: string };
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly network_mode?: string;
  readonly privileged?: boolean;
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean; readonly ipam?: { readonly config: readonly { readonly subnet: string }[] } } | null>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

/** What an `.env` gives. Lines are `NAME=value` or comments. */
export function readEnvFile(path: string): Record<string, string> {
  const lines = readFileSync(path, 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

const REFERENCE = /\$\{(?<name>[A-Z_]+)(?:(?<operator>:-|:\?)(?<rest>[^}]*))?\}/g;

/** The names of all variables that a file asks its environment for. */
export function variablesOf(path: string): Set<string> {
  return new Set([...readFileSync(path, 'utf8').matchAll(REFERENCE)].map(({ groups }) => String(groups?.['name'])));
}

/** The file as compose sees it with an environment. @throws as compose does, when a variable is empty that may not be */
export function readCompose(path: string, env: Readonly<Record<string, string>>): ComposeFile {
  const text = readFileSync(path, 'utf8').replace(REFERENCE, (_whole, name: string, operator: string | undefined, rest: string) => {
    const value = env[name] ?? '';
    if (value === '' && operator === ':?') throw new Error(`${name} is missing: ${rest}`);
    return value === '' && operator === ':-' ? rest : value;
  });
  return parse(text, { merge: true }) as ComposeFile;
}
