import { Readable } from 'node:stream';
import { LEDGER_QUERIES, type LedgerQueries } from '@corridor/contracts/ledger';
import type { Logger } from '@corridor/runtime';
import { StreamableFile } from '@nestjs/common';
import { accountIds } from '../ids.js';
import { type Statement, statementLines } from './statement-lines.js';

const TYPE = 'text/csv; charset=utf-8; header=present';

/** Makes statements into files that are sent while they are read. */
export class StatementFiles {
  constructor(private readonly deps: { readonly ledger: LedgerQueries; readonly logger: Logger }) {}

  /** The first page is read before the answer begins, so that what can not be answered is still told as an error. */
  async file(statement: Statement): Promise<StreamableFile> {
    const lines = statementLines(this.deps.ledger, statement);
    const first = await lines.next();
    const bytes = this.bytesOf(first.done === true ? '' : first.value, lines, statement);
    const name = `statement_${accountIds.print(statement.account)}_${statement.currency}.csv`;
    // Bytes, not objects: then no more than one page waits for a client that is slower than the ledger.
    return new StreamableFile(Readable.from(bytes, { objectMode: false }), { type: TYPE, disposition: `attachment; filename="${name}"` });
  }

  /** What fails from here on breaks the connection off: the client sees that the file is not whole. */
  private async *bytesOf(first: string, rest: AsyncGenerator<string, void>, { account, currency }: Statement): AsyncGenerator<Buffer, void> {
    yield Buffer.from(first);
    try {
      for await (const lines of rest) yield Buffer.from(lines);
    } catch (err) {
      this.deps.logger.error({ err, account, currency }, 'a statement was broken off');
      throw err;
    }
  }
}

export function provideStatementFiles(logger: Logger) {
  return { provide: StatementFiles, inject: [LEDGER_QUERIES], useFactory: (ledger: LedgerQueries) => new StatementFiles({ ledger, logger }) };
}
