import { Field } from '@corridor/surfaces/http';
import { documented } from '../fields/fields.js';
import { refuse } from '../errors/refuse.js';
import { ListQuery } from './list.query.js';

/** The end of the year 9999, in seconds since 1970. */
const LAST = 253_402_300_799;

export function Moment(description: string): PropertyDecorator {
  const check = Field('moment', (value) => (typeof value === 'string' && value !== '' ? null : 'must be a time in seconds since 1970'));
  return documented({ description, example: 1666077553, optional: true }, { type: 'integer', minimum: 0 }, check);
}

/** The parameters of a list that can be cut by when its objects were made. */
export class CreatedQuery extends ListQuery {
  @Moment('Only objects made in this second.')
  readonly 'created.eq'?: string;

  @Moment('Only objects made after this second.')
  readonly 'created.gt'?: string;

  @Moment('Only objects made in this second or later.')
  readonly 'created.gte'?: string;

  @Moment('Only objects made before this second.')
  readonly 'created.lt'?: string;

  @Moment('Only objects made in this second or before.')
  readonly 'created.lte'?: string;
}

export interface Created {
  readonly createdFrom: string | undefined;
  readonly createdBefore: string | undefined;
}

export function createdOf(query: CreatedQuery, object: string): Created {
  const { from, before } = periodOf({ ...query }, 'created', object);
  return { createdFrom: from, createdBefore: before };
}

/** From the first moment on, and before the second. */
export interface Period {
  readonly from: string | undefined;
  readonly before: string | undefined;
}

/**
 * The bounds of all conditions on a time together, such as those on `validity.from`. A moment counts as the whole second that
 * is printed of it. Throws on text that is no time.
 */
export function periodOf(query: Readonly<Record<string, unknown>>, field: string, object: string): Period {
  const at = (condition: 'eq' | 'gt' | 'gte' | 'lt' | 'lte', later = 0) => {
    const text = query[`${field}.${condition}`];
    return typeof text === 'string' ? secondsOf(text, `${object}.${field}.${condition}`, later) : [];
  };
  const from = [...at('eq'), ...at('gt', 1), ...at('gte')];
  const before = [...at('eq', 1), ...at('lt'), ...at('lte', 1)];
  return {
    from: from.length === 0 ? undefined : isoOf(Math.max(...from)),
    before: before.length === 0 ? undefined : isoOf(Math.min(...before)),
  };
}

function secondsOf(text: string, field: string, later: number): readonly number[] {
  // tidy: not money — a time, at most twelve digits
  const seconds = /^\d{1,12}$/.test(text) ? Number(text) : NaN;
  if (!(seconds < LAST)) throw refuse(400, 'timestamp_invalid', `${field} must be a time in whole seconds since 1970.`, field);
  return [seconds + later];
}

function isoOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
