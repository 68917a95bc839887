import type { Type } from '@nestjs/common';
import { documented } from '../input/documented.js';
import { LimitParameter, TextField } from '../input/fields.js';
import type { PageQuery } from './pages.js';

const MOST_CURSOR_CHARACTERS = 64;

/** The class of a query with the parameters of a page, for the queries of a surface's lists to extend. */
export function pageParameters({ most, byDefault }: { readonly most: number; readonly byDefault: number }): Type<PageQuery> {
  class PageParameters implements PageQuery {
    @documented({ description: `Most objects of a page: 1 to ${most}.`, optional: true }, { type: 'integer', minimum: 1, maximum: most, default: byDefault }, LimitParameter(most))
    readonly limit?: string;

    @documented({ description: 'Only objects older than the one with this id.', optional: true }, { type: String }, TextField(MOST_CURSOR_CHARACTERS))
    readonly starting_after?: string;

    @documented({ description: 'Only objects newer than the one with this id. Not together with `starting_after`.', optional: true }, { type: String }, TextField(MOST_CURSOR_CHARACTERS))
    readonly ending_before?: string;
  }
  return PageParameters;
}
