import { idOf, type PublicEvent, publicType, type Scope } from '@corridor/contracts';
import type { AccountsEvent, AccountsQueries, CustomerRecord, CustomerView } from '@corridor/contracts/accounts';
import type { CollectionsQueries, CompletedDeposit } from '@corridor/contracts/collections';

/** Those who keep what an event must not hold, and may show it to whoever it is told to. */
export interface Keepers {
  readonly accounts: Pick<AccountsQueries, 'openProfile'>;
  readonly collections: Pick<CollectionsQueries, 'deposit'>;
}

const OF_CUSTOMERS: readonly AccountsEvent['type'][] = ['CustomerDecided', 'CustomerErased'];
const SEALED = OF_CUSTOMERS.map((type) => publicType('accounts', type));
const DEPOSIT_COMPLETED = publicType('collections', 'DepositCompleted');

/**
 * The event as it is told: with the personal data that its object shows and that is not in the event, from the owner of that
 * data, because who subscribes may read it there. The log and the bus never hold it. Null stands for what nobody has any
 * more. All else is what the event holds, whatever has become of the object since.
 */
export async function revealed(event: PublicEvent, keepers: Keepers): Promise<PublicEvent> {
  if (SEALED.includes(event.type)) return withProfile(event, keepers);
  if (event.type === DEPOSIT_COMPLETED) return withPayer(event, keepers);
  return event;
}

/** A customer's profile is sealed in the event. */
async function withProfile(event: PublicEvent, { accounts }: Keepers): Promise<PublicEvent> {
  const { customer } = event.data as { readonly customer: CustomerView };
  const profile = await accounts.openProfile(scopeOf(event), customer.id, customer.sealedProfile);
  return { ...event, data: { customer: { ...customer, profile } satisfies CustomerRecord } };
}

/** Who paid is kept beside the event, since before it was recorded. Nobody did when the sandbox let the money arrive. */
async function withPayer(event: PublicEvent, { collections }: Keepers): Promise<PublicEvent> {
  const { deposit } = event.data as { readonly deposit: CompletedDeposit };
  if (deposit.simulated === true) return event;
  const kept = await collections.deposit(scopeOf(event), deposit.id);
  return { ...event, data: { deposit: { ...deposit, remittance: kept?.remittance ?? null } } };
}

function scopeOf({ tenant, mode }: PublicEvent): Scope {
  return { tenant: idOf(tenant), mode };
}
