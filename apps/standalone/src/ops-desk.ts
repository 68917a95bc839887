import { isUuid, type ServiceName } from '@corridor/contracts';
import { verifyLedger, type LedgerFault } from '@corridor/services/ledger';
import { invalid } from '@corridor/surfaces/http';
import type { OpsDesk } from '@corridor/surfaces/ops';
import type { Services } from './services.js';

/** What the operator does beyond commands and queries: here, every service's host is in reach. */
export function opsDeskOf({ hosts, grounds }: Services): OpsDesk {
  const parkingOf = (service: ServiceName) => {
    const host = hosts.find(({ name }) => name === service);
    if (host === undefined) throw new Error(`the service ${service} has no host here`);
    return host.parked;
  };
  return {
    async parked(service, { limit, after }) {
      if (after !== undefined && !isUuid(after)) throw invalid('starting_after must be the id of a parked message.', 'starting_after');
      const messages = await parkingOf(service).list({ limit: limit + 1, ...(after === undefined ? {} : { after }) });
      const items = messages.slice(0, limit).map(({ id, kind, source, key, error, times, parkedAt }) => ({
        ...{ id, service, kind, type: source, key, error, attempts: times },
        parkedAt: parkedAt.toISOString(),
      }));
      return { items, hasMore: messages.length > limit };
    },
    async redrive(service, id) {
      if (!isUuid(id)) return false;
      return (await parkingOf(service).redrive({ id })).kind !== 'not_found';
    },
    async verifyLedger() {
      const { pool, schema } = grounds.ledger;
      const { books, events, faults } = await verifyLedger({ pool, schema });
      return { books, events, problems: faults.map(sentenceOf) };
    },
  };
}

function sentenceOf({ book, revision, entry, what }: LedgerFault): string {
  const where = [book === null ? null : `book ${book}`, revision === undefined ? null : `revision ${revision}`, entry === undefined ? null : `entry ${entry}`];
  return [...where.filter((part) => part !== null), what].join(', ');
}
