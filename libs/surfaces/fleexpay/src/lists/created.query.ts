import { TimeParameter } from '@corridor/surfaces/http';
import { documented } from '../fields/fields.js';
import { ListQuery } from './list.query.js';

const MOMENT = { type: String, format: 'date-time' };

/** The parameters of a list that can be cut by when its objects were made. */
export class CreatedQuery extends ListQuery {
  @documented({ description: 'Only objects made at this moment or later.', example: '2026-06-01T00:00:00Z', optional: true }, MOMENT, TimeParameter())
  readonly created_from?: string;

  @documented({ description: 'Only objects made before this moment.', example: '2026-07-01T00:00:00Z', optional: true }, MOMENT, TimeParameter())
  readonly created_before?: string;
}

export interface Created {
  readonly createdFrom: string | undefined;
  readonly createdBefore: string | undefined;
}

export function createdOf({ created_from: from, created_before: before }: CreatedQuery): Created {
  return { createdFrom: momentOf(from), createdBefore: momentOf(before) };
}

export function momentOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : new Date(text).toISOString();
}
