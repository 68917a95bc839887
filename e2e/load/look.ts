import type { Addressed } from './patient-client.js';
import type { Writing } from './writing.js';

/** What anybody may read at any time. `{account}` and the like are the party's own. */
const FLEEXPAY = [
  ...['/accounts', '/accounts/{account}', '/accounts/{account}/balances', '/transactions?limit=10', '/transactions?account_id={account}&type=payout'],
  ...['/deposits', '/quotes', '/conversions', '/payouts?status=processing', '/beneficiaries', '/beneficiaries/{beneficiary}', '/customers'],
  ...['/wallets', '/wallets/{wallet}', '/wallets/{wallet}/deposits', '/transfers', '/webhook_endpoints', '/events?account_id={account}&after_sequence=-1'],
];
const XFLOW = [
  ...['/accounts', '/accounts/{user}', '/account_settings', '/addresses?linked_id={partner}', '/persons', '/files', '/fee_plans'],
  ...['/balance?account_id={user}', '/balance?account_id={partner}', '/balance_transactions', '/payments', '/payments?type=transfer', '/exchange_rates'],
  ...['/deposits', '/receivables', '/payouts', '/payouts?status=settled', '/transfers', '/events', '/webhook_endpoints', '/payment_links'],
];
const AMOUNT_BELOW_ZERO = /"(?:available|pending|amount)":\s*"-/;

/** Reads something that is not about one object: it is answered, and no balance is ever below zero. */
export async function look({ party, random, record }: Writing): Promise<void> {
  const { wallet, ...others } = party.counterparts;
  const named: Readonly<Record<string, unknown>> = { ...others, wallet: wallet.id, account: party.actor.account };
  const onXflow = random.chance(50);
  const to: Addressed = onXflow ? { api: 'xflow', ...(random.chance(50) ? { actingFor: party.counterparts.user } : {}) } : {};
  const path = random.pick(onXflow ? XFLOW : FLEEXPAY).replace(/{(\w+)}/, (_, name: string) => String(named[name]));
  const answer = await party.requester.read<unknown>(path, to);
  const isWrong = answer.status !== 200 || (path.includes('balance') && !path.includes('transactions') && AMOUNT_BELOW_ZERO.test(answer.text));
  if (isWrong) record.complaints.push({ request: { ...to, path }, what: `answered ${answer.status}: ${answer.text}` });
}
