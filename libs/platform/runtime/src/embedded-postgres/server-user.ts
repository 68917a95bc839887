import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, realpathSync, statSync, type Stats } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** How programs of PostgreSQL are started: as ourselves, as another user, or as one who may pass closed folders. */
export type Launch =
  | { readonly way: 'as-ourselves' }
  | { readonly way: 'as-user'; readonly user: ServerUser }
  | { readonly way: 'as-user-past-permissions'; readonly user: ServerUser; readonly setpriv: string };

/** Unprivileged users that exist on nearly every system, in the order in which they are tried. */
const CANDIDATES = ['postgres', '_postgres', 'nobody'];

/**
 * PostgreSQL refuses to run as root. As root it is therefore run as the owner of the cluster if there is one already, else
 * as `postgres` or `nobody`. That user may be unable to reach the checkout or the data, for instance below /root: then it
 * gets the capability to pass permissions (and nothing else) through setpriv. It is a trade: such a server can read all
 * files. It listens on loopback only, with a random password, and this happens only where we were started as root.
 *
 * @throws with what to do when root has no user to switch to or no way to let that user through.
 */
export function chooseLaunch(needed: { readonly cluster: string; readonly paths: readonly string[] }): Launch {
  if (process.getuid?.() !== 0) return { way: 'as-ourselves' };
  const user = ownerOf(needed.cluster) ?? unprivilegedUser();
  if (needed.paths.every((path) => canReach(path, user))) return { way: 'as-user', user };
  const setpriv = process.platform === 'linux' ? findProgram('setpriv') : undefined;
  if (setpriv === undefined) {
    throw new Error(
      `PostgreSQL can't run as root, and the user ${user.uid} that it would run as can't read ${needed.paths.join(' and ')}. ` +
        'Start as an ordinary user, or move the checkout and the data folder to where everyone may enter (chmod o+rx), ' +
        'or install setpriv (util-linux).',
    );
  }
  return { way: 'as-user-past-permissions', user, setpriv };
}

/** The program, arguments and ids with which `program` is to be spawned. */
export function launchCommand(launch: Launch, program: string, args: readonly string[]) {
  switch (launch.way) {
    case 'as-ourselves':
      return { file: program, args: [...args], ids: {} };
    case 'as-user':
      return { file: program, args: [...args], ids: launch.user };
    case 'as-user-past-permissions':
      return { file: launch.setpriv, args: [...setprivArguments(launch.user), program, ...args], ids: {} };
  }
}

/**
 * An ambient capability survives the change of user and the exec. Without `no_setuid_fixup` the kernel would leave
 * capabilities out in access(2), with which initdb looks for the server's binary, and initdb would not find it.
 */
function setprivArguments({ uid, gid }: ServerUser): string[] {
  return [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--inh-caps=-all,+dac_override',
    '--ambient-caps=+dac_override',
    '--securebits=+no_setuid_fixup',
  ];
}

/** The user of the launch, when files must be given to one. */
export function launchUser(launch: Launch): ServerUser | undefined {
  return launch.way === 'as-ourselves' ? undefined : launch.user;
}

function ownerOf(cluster: string): ServerUser | undefined {
  const stats = existsSync(cluster) ? statSync(cluster) : undefined;
  return stats === undefined || stats.uid === 0 ? undefined : { uid: stats.uid, gid: stats.gid };
}

function unprivilegedUser(): ServerUser {
  for (const name of CANDIDATES) {
    try {
      return { uid: idOf('-u', name), gid: idOf('-g', name) };
    } catch {
      continue;
    }
  }
  throw new Error(`PostgreSQL can't run as root, and there is none of the users ${CANDIDATES.join(', ')}. Start as an ordinary user.`);
}

function idOf(flag: '-u' | '-g', name: string): number {
  const id = Number.parseInt(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }), 10);
  if (!Number.isInteger(id) || id === 0) throw new Error(`${name} is no unprivileged user`);
  return id;
}

/** By the permission bits alone. Where an access list says more, we take the longer way without need, which does no harm. */
function canReach(path: string, user: ServerUser): boolean {
  const real = realpathSync(path);
  const stats = statSync(real);
  if (!allows(stats, user, stats.isDirectory() ? 1 : 4)) return false;
  for (let folder = dirname(real); ; folder = dirname(folder)) {
    if (!allows(statSync(folder), user, 1)) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** `bit` is 4 for reading and 1 for passing through, as in the mode of a file. */
function allows(stats: Stats, { uid, gid }: ServerUser, bit: 1 | 4): boolean {
  const shift = stats.uid === uid ? 6 : stats.gid === gid ? 3 : 0;
  return ((stats.mode >> shift) & bit) !== 0;
}

function findProgram(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/bin'];
  return folders.map((folder) => join(folder, name)).find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
