import { type AccountsEvent, KEY_LEASE_MS } from '@corridor/contracts/accounts';
import type { RecordedEvent } from '@corridor/event-store';
import { contextOfEnd, domainEventOf, type Finished, loadStream, type Process, scopeOf } from '@corridor/messaging';
import type { AccountsDeps } from './accounts.deps.js';
import { unitOfOne } from './accounts.streams.js';
import { stopsKey } from './domain/key.decide.js';
import { keysOf, type KeyEvent } from './domain/key.js';

const END = 'KeyEnded' satisfies AccountsEvent['type'];

/**
 * Answers for a key that was stopped once no gateway holds it any more. The wait begins after the commit, however often
 * the step is taken up again, so the answer is never early.
 */
export function revocationProcess(deps: AccountsDeps): Process {
  return {
    name: 'revocations',
    starts: (recorded) => stopping(recorded) !== null,
    ends: (recorded) => (recorded.type === END ? recorded.causation : null),
    resume: (recorded) => resume(deps, recorded),
  };
}

async function resume(deps: AccountsDeps, recorded: RecordedEvent): Promise<Finished<unknown, unknown>> {
  const start = stopping(recorded);
  if (start === null) throw new Error(`${recorded.type} stops no key`);
  await deps.wait(KEY_LEASE_MS);
  // A successor in the same stream may have been rolled or revoked meanwhile.
  const head = await loadStream<KeyEvent>(deps.store, recorded.stream, scopeOf(recorded));
  const stopped = keysOf(head.events).get(start.data.key.id);
  if (stopped === undefined) throw new Error(`${recorded.stream} does not tell of key ${start.data.key.id}`);
  const unit = unitOfOne(contextOfEnd(recorded, deps.now()), head, { type: END, data: { key: stopped.key } });
  return { kind: 'done', unit, view: start.type === 'KeyRolled' ? start.data.successor : start.data.key };
}

/** The event as one that stops a key, or null. */
function stopping(recorded: RecordedEvent): Extract<AccountsEvent, { type: 'KeyRolled' | 'KeyRevoked' }> | null {
  if (recorded.type !== 'KeyRolled' && recorded.type !== 'KeyRevoked') return null;
  const event = domainEventOf<Extract<AccountsEvent, { type: 'KeyRolled' | 'KeyRevoked' }>>(recorded);
  return stopsKey(event) ? event : null;
}
