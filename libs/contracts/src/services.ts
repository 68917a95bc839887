/** The services that own commands, events and queries. A service's name is part of its topics' names. */
export const SERVICE_NAMES = ['accounts', 'quotes', 'ledger', 'collections', 'payouts', 'custody', 'webhooks'] as const;

export type ServiceName = (typeof SERVICE_NAMES)[number];
