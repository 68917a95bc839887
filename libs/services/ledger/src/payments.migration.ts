import type { Migration } from '@corridor/messaging';

/** Whose money or debt a balance `b` is; null for house and world. */
const CONCERN = `case when b.owner like 'house/owed/%' then substr(b.owner, length('house/owed/') + 1)::uuid
  when b.owner like 'house/%' or b.owner like 'world/%' then null else b.owner::uuid end`;

const codeOf = (currency: string) => `array_position(array['AED', 'AUD', 'BTC', 'CAD', 'CHF', 'CZK', 'DKK', 'ETH', 'EUR', 'GBP', 'HKD',
  'INR', 'JPY', 'NOK', 'NZD', 'PLN', 'SEK', 'SGD', 'USD', 'USDC', 'USDT'], ${currency})`;

/**
 * Marks what was posted before there were payments: what domain/payment.ts, domain/payment-marks.ts and read/payment-kind.ts said of it then, when nothing
 * was told of any transaction. It stands in a migration: never to be changed.
 */
const MARK_EARLIER = `
  with legs as (
    select e.book, left(e.id::text, -3) as tx, e.number, e.type, b.currency, b.owner, ${CONCERN} as concern
    from entries e join balances b on b.book = e.book and b.number = e.balance
  ), paired as (
    select l.*, row_number() over w as place, first_value(type) over w as first_type, first_value(currency) over w as first_currency,
      lead(owner) over w as to_owner, lead(concern) over w as taker
    from legs l window w as (partition by book, tx order by number)
  ), postings as (
    select *, type = first_type and owner <> 'house/owed/' || to_owner and to_owner <> 'house/owed/' || owner as moves from paired where place % 2 = 1
  ), mains as (
    select *, case when bool_or(moves) over (partition by book, tx) then moves else type = first_type end as is_main from postings
  ), given as (
    select book, tx, first_type, (array_agg(concern order by number))[1] as giver, (array_agg(taker order by number))[1] as taker,
      coalesce((array_agg(currency order by number) filter (where concern is not null))[1], min(first_currency)) as given
    from mains where is_main group by book, tx, first_type
  ), got as (
    select g.book, g.tx, g.first_type, g.giver, g.taker, g.given,
      coalesce((array_agg(m.currency order by m.number) filter (where m.taker is not null and m.currency <> g.given))[1], g.given) as got
    from given g join mains m on m.book = g.book and m.tx = g.tx and m.is_main
    group by g.book, g.tx, g.first_type, g.giver, g.taker, g.given
  ), kinds as (
    select book, tx, ((case first_type
        when 'deposit' then 4 when 'deposit_return' then 1 when 'debt_repayment' then 1 when 'fee' then 13 when 'processing_fee' then 13
        when 'payout' then case when giver = taker then 5 else 7 end when 'payout_failure' then 8 when 'payout_return' then 8
        when 'reversal' then case when given <> got then 16 when giver is null or giver = taker then 2 else 1 end
        when 'reconcile' then 14 when 'funds_debit' then 5 when 'payout_fee' then 9 when 'fx_fee' then 6 when 'fee_advance_debit' then 3
        else 16 end << 13) | (${codeOf('given')} << 7) | (${codeOf('got')} << 1)) as kind
    from got
  ), concerns as (
    select book, tx, concern, min(number) as since, coalesce(min(number) filter (where owner = concern::text), min(number)) as number
    from legs where concern is not null group by book, tx, concern
  )
  update entries e set payment_account = c.concern, payment_kind = case when c.since = c.first then k.kind else -k.kind end
  from (select *, min(since) over (partition by book, tx) as first from concerns) c join kinds k on k.book = c.book and k.tx = c.tx
  where e.book = c.book and e.number = c.number;
`;

export const PAYMENTS_MIGRATION: Migration = {
  name: '003-payments',
  sql: `
    -- A payment is a transaction, and told at entries of it: one for each whom it concerns. The number is made by read/payment-kind.ts. What a writer of
    -- the release before goes on posting while releases are rolled out is no payment until the ledger is rebuilt.
    alter table entries add column payment_account uuid, add column payment_kind int, add column payment text, add column exchange_rate uuid;
    ${MARK_EARLIER}
    create index entries_of_payments on entries (book, payment_kind, number) where payment_kind > 0;
    create index entries_of_payments_of on entries (book, payment_account, payment_kind, number) where payment_kind is not null;
    create index entries_of_payments_of_house on entries (reference_id) where kind < 0 and payment_kind is not null;
    create unique index entries_of_exchange_rate on entries (exchange_rate) where exchange_rate is not null;
  `,
};
