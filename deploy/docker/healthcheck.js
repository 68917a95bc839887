// Exits with 0 when the process in this container takes work. The container's health is its readiness.
const port = process.env['PORT'] ?? '8080';
const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
process.exit(answer?.ok === true ? 0 : 1);
