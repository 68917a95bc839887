import type { Reference, TransactionId } from '@corridor/contracts';
import type { Owner } from '@corridor/contracts/ledger';
import { entryIdRanges, transactionOf } from '../domain/entry-id.js';
import { entriesWithin, type LedgerReadDeps, type Stretch } from './entry-runs.js';
import { kindCondition, kindValues, type PaymentKindFilter } from './payment-kind.js';

export interface MarkFilter extends PaymentKindFilter {
  readonly concerning?: readonly Owner[] | undefined;
  readonly references?: readonly Reference[] | undefined;
  readonly transactions?: readonly TransactionId[] | undefined;
}

/**
 * The payments of a stretch that match, in the order asked for. As with entries, an index has those of one owner and kind as one run, in
 * order, and so those of all; which kinds there are is found by going from each to the next one. A payment that concerns several of those
 * asked for is found by the mark of each of them, and is one all the same: no other transaction's entries are between its own.
 */
export async function readPayments(deps: LedgerReadDeps, filter: MarkFilter, stretch: Stretch): Promise<readonly TransactionId[]> {
  const run = runOf(deps, filter, stretch);
  const [edge, direction] = stretch.from === 'newest' ? ['max', 'desc'] : ['min', 'asc'];
  const { rows } = await deps.pool.query<{ id: TransactionId }>(
    `select (left(id::text, -3) || '000')::uuid as id from (${run.marks}) marks
     group by 1 order by ${edge}(number) ${direction} limit $4`,
    [stretch.book, stretch.above, stretch.below, stretch.limit, ...kindValues(filter), ...run.values],
  );
  return rows.map(({ id }) => transactionOf(id as never));
}

interface Run {
  /** A query for number and id of entries that match, unordered, of each run no more than the limit. */
  readonly marks: string;
  readonly values: readonly unknown[];
}

/** Parameters 1 to 4 are book, bounds and limit, 5 to 8 are about kinds. */
const KINDS_AT = 5;
const WITHIN = 'e.book = $1 and e.number > $2 and e.number < $3';

function runOf(deps: LedgerReadDeps, filter: MarkFilter, stretch: Stretch): Run {
  const { concerning, references, transactions } = filter;
  if (transactions !== undefined) return ofTransactions(deps, transactions, concerning);
  if (references !== undefined) return ofReferences(deps, references, concerning);
  return concerning === undefined ? ofEverybody(deps, stretch) : ofOwners(deps, concerning, stretch);
}

function ofEverybody({ schema }: LedgerReadDeps, { from }: Stretch): Run {
  const next = (above: string) =>
    `(select e.payment_kind from ${schema}.entries e where e.book = $1 and e.payment_kind > 0 and e.payment_kind > ${above} order by e.payment_kind limit 1)`;
  return {
    marks: `with recursive present (kind) as (
              select ${next('0')} union all select ${next('p.kind')} from present p where p.kind is not null
            )
            select run.number, run.id from present p cross join lateral (
              select e.number, e.id from ${schema}.entries e where ${WITHIN} and e.payment_kind > 0 and e.payment_kind = p.kind ${inOrder(from)}
            ) run
            where p.kind is not null and ${kindCondition('p.kind', KINDS_AT)}`,
    values: [],
  };
}

function ofOwners({ schema }: LedgerReadDeps, owners: readonly Owner[], { from }: Stretch): Run {
  const next = (owner: string, above: string) =>
    `(select e.payment_kind from ${schema}.entries e
      where e.book = $1 and e.payment_account = ${owner} and e.payment_kind is not null and e.payment_kind > ${above} order by e.payment_kind limit 1)`;
  return {
    marks: `with recursive present (owner, kind) as (
              select a.owner, ${next('a.owner', '-2147483648')} from unnest($9::uuid[]) as a (owner)
              union all
              select p.owner, ${next('p.owner', 'p.kind')} from present p where p.kind is not null
            )
            select run.number, run.id from present p cross join lateral (
              select e.number, e.id from ${schema}.entries e
              where ${WITHIN} and e.payment_account = p.owner and e.payment_kind is not null and e.payment_kind = p.kind ${inOrder(from)}
            ) run
            where p.kind is not null and ${kindCondition('p.kind', KINDS_AT)}`,
    values: [owners],
  };
}

/** What one object caused are few entries. The conditions by which two indexes are partial have to be spelled out, one for each. */
function ofReferences({ schema }: LedgerReadDeps, references: readonly Reference[], owners: readonly Owner[] | undefined): Run {
  const asked = 'unnest($9::text[], $10::uuid[]) as r (kind, id)';
  const marks = (among: string) =>
    `select e.number, e.id from ${asked} join ${schema}.entries e on e.reference_id = r.id and e.reference_kind = r.kind
     where ${WITHIN} and e.kind ${among} 0 and e.payment_kind is not null and ${markOf(owners, 11)} and ${kindCondition('e.payment_kind', KINDS_AT)}`;
  return { marks: `${marks('>')} union all ${marks('<')}`, values: [references.map(({ kind }) => kind), references.map(({ id }) => id), ...listed(owners)] };
}

function ofTransactions({ schema }: LedgerReadDeps, transactions: readonly TransactionId[], owners: readonly Owner[] | undefined): Run {
  return {
    marks: `select e.number, e.id from ${entriesWithin(schema, '$9', '$10')}
            where ${WITHIN} and e.payment_kind is not null and ${markOf(owners, 11)} and ${kindCondition('e.payment_kind', KINDS_AT)}`,
    values: [...entryIdRanges(transactions), ...listed(owners)],
  };
}

function markOf(owners: readonly Owner[] | undefined, n: number): string {
  return owners === undefined ? 'e.payment_kind > 0' : `e.payment_account = any($${n}::uuid[])`;
}

function listed(owners: readonly Owner[] | undefined): readonly unknown[] {
  return owners === undefined ? [] : [owners];
}

function inOrder(from: Stretch['from']): string {
  return `order by e.number ${from === 'newest' ? 'desc' : 'asc'} limit $4`;
}
