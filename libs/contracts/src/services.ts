/** The services that own commands, events and queries. A service's name is part of its topics' names. */
export type ServiceName = 'accounts' | 'quotes' | 'ledger' | 'collections' | 'webhooks';
