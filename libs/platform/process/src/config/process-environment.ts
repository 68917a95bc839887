import { hostname } from 'node:os';
import { commaList, durationMs, port, urlOf } from '@corridor/runtime';
import { z } from 'zod';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const SHORTEST_TOKEN = 32;
const LONGEST_INSTANCE_ID = 100;
const UNFIT_FOR_TOPICS = /[^A-Za-z0-9._-]/g;

/** What every process reads from its environment: who it is, where it listens, and how it tells of itself. */
export function processEnvironment(app: string, { defaultPort }: { readonly defaultPort: number }) {
  return {
    /** Loopback unless told otherwise. */
    HOST: z.string().min(1).default('localhost'),
    PORT: port().default(defaultPort),
    /** A part of this process's replies topic. No two living processes may share one. */
    INSTANCE_ID: z
      .string()
      .max(LONGEST_INSTANCE_ID)
      .regex(/^[A-Za-z0-9._-]+$/, 'must be letters, digits, dots, underscores and hyphens')
      .default(`${app}-${hostname().replaceAll(UNFIT_FOR_TOPICS, '-')}`.slice(0, LONGEST_INSTANCE_ID)),
    /** What processes show each other on the internal plane; the same for all of them. */
    INTERNAL_TOKEN: z
      .string()
      .min(SHORTEST_TOKEN, `must be at least ${SHORTEST_TOKEN} characters`)
      .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces'),
    LOG_LEVEL: z.enum(LEVELS).default('info'),
    /** Pause between failing readiness and stopping, for load balancers to notice. */
    DRAIN_DELAY_MS: durationMs().default(0),
  };
}

/** Where a service keeps its log and tables; each has a schema of its own name there. */
export function databaseEnvironment() {
  return {
    DATABASE_URL: urlOf('postgres'),
    /** Most connections of this process. Two commit, one follows the log, the others serve commands and queries. */
    DATABASE_CONNECTIONS: z.coerce.number().int().min(5).max(200).default(10),
  };
}

/** Addresses of a peer's instances between commas: `http://ledger-1:8080,http://ledger-2:8080`. */
export function instanceUrls() {
  return commaList().refine((urls) => urls.every(isOrigin), 'must be http:// or https:// addresses between commas, without paths');
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash, username, password } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && pathname === '/' && `${search}${hash}${username}${password}` === '';
}

/** The variable that names the instances of a service, such as `ACCOUNTS_URL`. */
export function urlVariable<Service extends string>(service: Service): `${Uppercase<Service>}_URL` {
  return `${service.toUpperCase() as Uppercase<Service>}_URL`;
}
