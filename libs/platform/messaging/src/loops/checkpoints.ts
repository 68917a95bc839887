import type { Pool } from '@corridor/runtime';

/**
 * Log positions up to which something is finished for good. They only rise: whoever writes one knows it to be true, so
 * a late writer can do no harm.
 */
export class Checkpoints {
  private readonly saved = new Map<string, number>();

  constructor(
    private readonly pool: Pick<Pool, 'query'>,
    private readonly schema: string,
  ) {}

  /** 0 when nothing was saved yet. */
  async read(name: string): Promise<number> {
    const { rows } = await this.pool.query<{ position: number | string }>(
      `select position from ${this.schema}.checkpoints where name = $1`,
      [name],
    );
    return Number(rows[0]?.position ?? 0);
  }

  async save(name: string, position: number): Promise<void> {
    if ((this.saved.get(name) ?? 0) >= position) return;
    await this.pool.query(
      `insert into ${this.schema}.checkpoints as c (name, position) values ($1, $2)
       on conflict (name) do update set position = greatest(c.position, excluded.position)`,
      [name, position],
    );
    this.saved.set(name, position);
  }
}
