/**
 * Makes Nx's project graph in this process: no daemon is started and nothing is sent anywhere. Lint and its own test
 * both start here, on a clean checkout as on a warm one.
 */
export async function readGraph() {
  process.env.NX_DAEMON = 'false';
  process.env.NX_NO_CLOUD = 'true';
  // Nx reads its environment when it is first imported, hence the late import.
  const { createProjectGraphAsync } = await import('@nx/devkit');
  return createProjectGraphAsync({ exitOnError: false, resetDaemonClient: false });
}
