import type { Id, Mode, PageRequest } from '@corridor/contracts';
import { countOf, Field, invalid, LimitParameter, notFound, OneOf, Optional, type PublicId, TextField } from '@corridor/surfaces/http';
import type { PipeTransform } from '@nestjs/common';
import { tenantIds } from './ids.js';

export function IdField(ids: PublicId<string>): PropertyDecorator {
  return Field('id', (value) =>
    typeof value === 'string' && ids.read(value) !== null ? null : `must be an id that begins with ${ids.prefix}`,
  );
}

/** Reads an id that {@link IdField} has let through. */
export function readId<Kind extends string>(ids: PublicId<Kind>, text: string): Id<Kind> {
  const id = ids.read(text);
  if (id === null) throw new Error('a DTO let an id through that is none');
  return id;
}

/** Reads an id from a path; text that is no id names nothing. */
export class PathId<Kind extends string> implements PipeTransform<string, Id<Kind>> {
  constructor(private readonly ids: PublicId<Kind>) {}

  transform(text: string): Id<Kind> {
    const id = this.ids.read(text);
    if (id === null) throw notFound('There is no such object.');
    return id;
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

export function pageOf({ limit, starting_after }: Pick<ScopedListQuery, 'limit' | 'starting_after'>, ids: PublicId<string>): PageRequest {
  const after = starting_after === undefined ? undefined : ids.read(starting_after);
  if (after === null) throw invalid(`starting_after must be an id that begins with ${ids.prefix}.`, 'starting_after');
  return { limit: limit === undefined ? DEFAULT : countOf(limit), after };
}
