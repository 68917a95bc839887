import { idOf, type PublicEvent, publicType, type Scope } from '@corridor/contracts';
import type { AccountsEvent, AccountsQueries, CustomerRecord, CustomerView } from '@corridor/contracts/accounts';

export type Profiles = Pick<AccountsQueries, 'openProfile'>;

const OF_CUSTOMERS: readonly AccountsEvent['type'][] = ['CustomerDecided', 'CustomerErased'];
const SEALED = OF_CUSTOMERS.map((type) => publicType('accounts', type));

/**
 * The event as it is told: a customer's with the personal data that is sealed in it, opened by the owner of its key, because
 * who subscribes is the one who gave it. The log and the bus keep it sealed. Null stands for what nobody can open any more.
 */
export async function revealed(event: PublicEvent, profiles: Profiles): Promise<PublicEvent> {
  if (!SEALED.includes(event.type)) return event;
  const { customer } = event.data as { readonly customer: CustomerView };
  const scope: Scope = { tenant: idOf(event.tenant), mode: event.mode };
  const profile = await profiles.openProfile(scope, customer.id, customer.sealedProfile);
  return { ...event, data: { customer: { ...customer, profile } satisfies CustomerRecord } };
}
