import { isUuid, type Page, type PageRequest, type Scope } from '@corridor/contracts';
import type { Pool } from '@corridor/runtime';

/** Adds a value to a query's parameters and returns its placeholder. */
export type Bind = (value: unknown) => string;

/**
 * A list over one table with the columns `tenant`, `mode`, `position` (log position of the object's creation) and `id`
 * (uuid, unique in its scope). The index to have: (tenant, mode, position, id).
 */
export interface KeysetList<Row, Item> {
  readonly pool: Pick<Pool, 'query'>;
  /** Table with its schema. */
  readonly table: string;
  readonly columns: string;
  readonly scope: Scope;
  readonly page: PageRequest;
  /** Conditions beside the scope; every value goes through `bind`. */
  readonly where?: (bind: Bind) => readonly string[];
  itemOf(row: Row): Item;
}

interface Cursor {
  readonly id: string;
  readonly position: number;
}

/** Most items that a page holds, whatever was asked for. */
const MOST_ITEMS = 100;

/**
 * A page of a list, newest first. It reads one row more than was asked for, which says whether there are more in the
 * direction asked for. A cursor that names no object of the scope is `unknown_cursor`; one that a filter hides is fine.
 */
export async function keysetPage<Row, Item>(list: KeysetList<Row, Item>): Promise<Page<Item>> {
  const { limit, after, before } = list.page;
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_ITEMS) throw new Error(`a page holds 1 to ${MOST_ITEMS} items, not ${limit}`);
  if (after !== undefined && before !== undefined) throw new Error('a page is asked for by one cursor, not two');
  const cursorId = after ?? before;
  const cursor = cursorId === undefined ? null : await cursorOf(list, cursorId);
  if (cursorId !== undefined && cursor === null) return { kind: 'unknown_cursor' };

  const newer = before !== undefined;
  const { text, values } = pageQuery(list, cursor, newer);
  const { rows } = await list.pool.query(text, values);
  const items = (rows as Row[]).slice(0, limit).map((row) => list.itemOf(row));
  return { kind: 'page', items: newer ? items.reverse() : items, hasMore: rows.length > limit };
}

async function cursorOf(list: KeysetList<never, unknown>, id: string): Promise<Cursor | null> {
  if (!isUuid(id)) return null;
  const { rows } = await list.pool.query<Cursor>(
    `select id, position from ${list.table} where tenant = $1 and mode = $2 and id = $3`,
    [list.scope.tenant, list.scope.mode, id],
  );
  return rows[0] ?? null;
}

function pageQuery<Row, Item>(list: KeysetList<Row, Item>, cursor: Cursor | null, newer: boolean): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const conditions = [`tenant = ${bind(list.scope.tenant)}`, `mode = ${bind(list.scope.mode)}`, ...(list.where?.(bind) ?? [])];
  if (cursor !== null) {
    conditions.push(`(position, id) ${newer ? '>' : '<'} (${bind(cursor.position)}::bigint, ${bind(cursor.id)}::uuid)`);
  }
  const order = newer ? 'position, id' : 'position desc, id desc';
  const text = `select ${list.columns} from ${list.table} where ${conditions.join(' and ')} order by ${order} limit ${bind(list.page.limit + 1)}`;
  return { text, values };
}
