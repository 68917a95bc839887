import type { OnboardingLinkView } from '@corridor/contracts/accounts';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';
import { hashOfToken } from './onboarding-vault.js';

interface TokenRow {
  readonly hash: string;
  readonly link: OnboardingLinkView;
}

/** A token opens one link: the same hash a second time fails its own unit alone. */
const insertToken: RowStatement<TokenRow> = {
  name: 'accounts.insert-onboarding-token',
  rank: 49,
  sql: `insert into $SCHEMA.onboarding_tokens (hash, link_id, customer_id)
        select * from unnest($1::text[], $2::uuid[], $3::uuid[]) on conflict do nothing`,
  columns: (rows) => [rows.map(({ row }) => row.hash), rows.map(({ row }) => row.link.id), rows.map(({ row }) => row.link.customerId)],
  keyOf: (row) => row.hash,
  mustChange: 'every row',
};

/** Keeps a token's hash with the event that makes its link. It is no projection: no event carries it. */
export function keepToken(token: string, link: OnboardingLinkView): RowWrite {
  return write(insertToken, [{ hash: hashOfToken(token), link }]);
}
