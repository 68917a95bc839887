import type { Mode, PageRequest } from '@corridor/contracts';
import { Field, LimitParameter, OneOf, Optional, pageAsked, PathId as IdInPath, type PublicId, TextField } from '@corridor/surfaces/http';
import { tenantIds } from './ids.js';

export { readId } from '@corridor/surfaces/http';

export function IdField(ids: PublicId<string>): PropertyDecorator {
  return Field('id', (value) =>
    typeof value === 'string' && ids.read(value) !== null ? null : `must be an id that begins with ${ids.prefix}`,
  );
}

/** Reads an id from a path; text that is no id names nothing. */
export class PathId<Kind extends string> extends IdInPath<Kind> {
  constructor(ids: PublicId<Kind>) {
    super(ids, 'object');
  }
}

/** Whose objects are meant: the operator belongs to no tenant. Read by {@link Scopes}. */
export class ScopeQuery {
  @Optional()
  @IdField(tenantIds)
  readonly tenant_id?: string;

  @Optional()
  @OneOf(['test', 'live'])
  readonly mode?: Mode;
}

const MOST = 100;
const DEFAULT = 25;

export class ScopedListQuery extends ScopeQuery {
  @Optional()
  @LimitParameter(MOST)
  readonly limit?: string;

  @Optional()
  @TextField(64)
  readonly starting_after?: string;
}

export function pageOf(query: Pick<ScopedListQuery, 'limit' | 'starting_after'>, ids: PublicId<string>): PageRequest {
  return pageAsked(query, ids, DEFAULT);
}
