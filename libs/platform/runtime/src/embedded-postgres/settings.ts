export type ServerSettings = Readonly<Record<string, string>>;

/**
 * For many small commits on one machine: fewer checkpoints, and room for every service's pool. All that makes a commit
 * durable stays as PostgreSQL has it.
 */
const DEFAULTS: ServerSettings = {
  max_connections: '200',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  min_wal_size: '256MB',
  wal_buffers: '16MB',
  wal_compression: 'on',
  checkpoint_timeout: '15min',
  // Compiling a plan costs more than any of our short statements runs.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A rejected statement is reported to the client. Its text and values may be personal data: they stay out of the log.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

/** Turning one of these off would lose acknowledged writes in a crash. */
const DURABILITY = ['fsync', 'synchronous_commit', 'full_page_writes'];

/** What decides who can connect is not for callers to change. */
const ACCESS = ['listen_addresses', 'port', 'unix_socket_directories', 'hba_file', 'data_directory'];

/**
 * The server's settings as arguments for its command line, so that those of an old cluster follow a new release.
 *
 * @throws when `overrides` touches durability or access.
 */
export function serverArguments({ port, overrides = {} }: { readonly port: number; readonly overrides?: ServerSettings }): string[] {
  for (const name of Object.keys(overrides)) {
    if ([...DURABILITY, ...ACCESS].includes(name.toLowerCase())) throw new Error(`The setting ${name} can't be changed`);
  }
  const settings = {
    ...DEFAULTS,
    ...overrides,
    port: String(port),
    listen_addresses: '127.0.0.1',
    // A socket's path may have some hundred bytes at most, which a deep checkout exceeds. TCP always works.
    unix_socket_directories: '',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
