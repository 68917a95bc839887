import type { AccountId } from '@corridor/contracts';
import { PERSON_STATUSES, type PersonFilter, type PersonStatus, type Relationship } from '@corridor/contracts/accounts';
import { ChoicesField, FlagParameter } from '../fields/fields.js';
import { CreatedQuery, createdOf } from '../lists/created.query.js';

const ROLES = ['director', 'owner', 'representative'] as const satisfies readonly (keyof Relationship)[];

export class ListPersonsQuery extends CreatedQuery {
  @FlagParameter({ description: 'Only persons that are, or are not, a director.' })
  readonly 'relationship.director'?: string;

  @FlagParameter({ description: 'Only persons that are, or are not, an owner.' })
  readonly 'relationship.owner'?: string;

  @FlagParameter({ description: 'Only persons that are, or are not, a representative.' })
  readonly 'relationship.representative'?: string;

  @ChoicesField(PERSON_STATUSES, { description: 'Only persons that stand so.' })
  readonly status?: readonly PersonStatus[];
}

export function filterOf(query: ListPersonsQuery, family: AccountId | undefined): PersonFilter {
  const roles = ROLES.flatMap((role) => {
    const text = query[`relationship.${role}`];
    return text === undefined ? [] : [[role, text === 'true'] as const];
  });
  return { family, relationship: Object.fromEntries(roles), statuses: query.status, ...createdOf(query, 'person') };
}
