import { createHash } from 'node:crypto';
import type { PoolClient } from '@corridor/runtime';
import type { QueryResult, QueryResultRow } from 'pg';

/** Statements that the server parses and plans once a connection. */
export class Prepared {
  private readonly named = new Map<string, { readonly name: string; readonly text: string }>();

  constructor(private readonly schema: string) {}

  /** `sql` with `$SCHEMA` in it. */
  run<Row extends QueryResultRow>(client: Pick<PoolClient, 'query'>, sql: string, values: unknown[]): Promise<QueryResult<Row>> {
    let statement = this.named.get(sql);
    if (!statement) {
      const text = sql.replaceAll('$SCHEMA', this.schema);
      // Named by what it says, because a pool may serve several schemas and names longer than 63 bytes are cut.
      statement = { name: `es_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`, text };
      this.named.set(sql, statement);
    }
    return client.query<Row>({ ...statement, values });
  }
}
