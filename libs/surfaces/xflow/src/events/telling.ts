import type { AccountId, DomainEvent } from '@corridor/contracts';
import type { PartyRecord } from '@corridor/contracts/accounts';
import type { EventType } from './event-types.js';

/** One event of this API: what happened to which object, and whose that is. */
export interface Telling {
  readonly type: EventType;
  /** The object, as this API prints its id. */
  readonly linkedId: string;
  /** A user, or a platform: events of a partner are those of the account that made it. */
  readonly account: AccountId;
}

/** What this API tells of one event of a service, in that order; nothing of most. */
type Teller<Data> = (data: Data) => readonly Telling[];

/** A teller for every event of a union, so that none that is added is forgotten. */
export type Tellers<Event extends DomainEvent> = { readonly [Type in Event['type']]: Teller<Extract<Event, { readonly type: Type }>['data']> };

/** Of what clients are told nothing. */
export const silent = (): readonly Telling[] => [];

/** Whose events those of an account are: its own, or for a partner those of whoever has it. */
export function holderOf({ id, type, parent }: Pick<PartyRecord, 'id' | 'type' | 'parent'>): AccountId {
  return type === 'partner' && parent !== null ? parent : id;
}
