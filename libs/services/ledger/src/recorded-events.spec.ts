import { type LedgerEvent, ledgerEventVersions } from '@corridor/contracts/ledger';
import { describeRecordedEvents, type ExampleFold } from '@corridor/testing';
import { Faults } from './fold/fault.js';
import { LedgerFold } from './fold/ledger-fold.js';

/** The book, and what the last event adds to its tables. The fold reads bodies itself: it gets them as they were recorded. */
const bookOf: ExampleFold = (_events: readonly LedgerEvent[], { stream, tenant, mode, events }) => {
  const faults = new Faults(10);
  const fold = new LedgerFold({ bookNumbers: new Map(), faults });
  const folded = events.map(({ type, version, data, recordedAt }, revision) =>
    fold.apply({ position: revision + 1, stream, revision, type, version, body: JSON.stringify(data), commandId: '', tenant, mode, recordedAt }),
  );
  const { book, entries, reversals } = folded.at(-1) ?? {};
  return { book, entries, reversals, faults: faults.kept };
};

describeRecordedEvents('ledger', ledgerEventVersions, { 'book-': bookOf });
