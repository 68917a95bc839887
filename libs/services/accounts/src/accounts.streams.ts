import type { AccountId, CustomerId, KeyId, Scope, TenantId } from '@corridor/contracts';
import type { AccountsEvent } from '@corridor/contracts/accounts';
import { type EventContext, type LoadedStream, loadStream, scopeOf, type StreamHead, unitOf } from '@corridor/messaging';
import type { RowWrite, UnitOfWork } from '@corridor/event-store';
import type { AccountsDeps } from './accounts.deps.js';
import type { CustomerEvent } from './domain/customer.js';
import type { KeyEvent } from './domain/key.js';
import type { TenantEvent } from './domain/tenant.js';
import { accountsRows } from './read/accounts.projection.js';

export const newAccountStream = (id: AccountId): StreamHead => ({ stream: `account-${id}`, revision: -1 });

export const newKeyStream = (id: KeyId): StreamHead => ({ stream: `key-${id}`, revision: -1 });

export const newCustomerStream = (id: CustomerId): StreamHead => ({ stream: `customer-${id}`, revision: -1 });

/** The events of the account that was made with a customer are the customer's own. */
export function loadCustomer(deps: AccountsDeps, scope: Scope, id: CustomerId): Promise<LoadedStream<CustomerEvent>> {
  return loadStream<CustomerEvent>(deps.store, newCustomerStream(id).stream, scope);
}

/** A tenant is one for both modes, so its stream is read without regard to the mode that a command came in. */
export function loadTenant(deps: AccountsDeps, tenant: TenantId): Promise<LoadedStream<TenantEvent>> {
  return loadStream<TenantEvent>(deps.store, `tenant-${tenant}`, { tenant });
}

/** Loads the stream of a key and of those rolled from it. A rolled key knows its stream from its row alone. */
export async function loadKeys({ pool, schema, store }: AccountsDeps, scope: Scope, id: KeyId): Promise<LoadedStream<KeyEvent>> {
  const { rows } = await pool.query<{ stream: string }>(
    `select stream from ${schema}.keys where tenant = $1 and mode = $2 and id = $3`,
    [scope.tenant, scope.mode, id],
  );
  return loadStream<KeyEvent>(store, rows[0]?.stream ?? newKeyStream(id).stream, scope);
}

/** One event of this service with the rows that follow from it. */
export function unitOfOne(context: EventContext, head: StreamHead, event: AccountsEvent, rows: readonly RowWrite[] = []): UnitOfWork {
  return unitOf({ context, head, events: [event], project: (each) => accountsRows(each, scopeOf(context), head.stream), rows });
}
