import type { LedgerVerifier } from '@corridor/contracts/ledger';
import type { LedgerFault } from './fold/fault.js';
import { verifyLedger, type VerifyOptions } from './verify/verify-ledger.js';

/** The verification in sentences, for an operator to read. */
export function ledgerVerifier({ pool, schema }: Pick<VerifyOptions, 'pool' | 'schema'>): LedgerVerifier {
  return {
    async verify() {
      const { books, events, faults } = await verifyLedger({ pool, schema });
      return { books, events, problems: faults.map(sentenceOf) };
    },
  };
}

function sentenceOf({ book, revision, entry, what }: LedgerFault): string {
  const where = [book === null ? null : `book ${book}`, revision === undefined ? null : `revision ${revision}`, entry === undefined ? null : `entry ${entry}`];
  return [...where.filter((part) => part !== null), what].join(', ');
}
