import { ok } from '../support/client.js';
import { everything } from '../support/flows.js';
import type { WalletDeposit, XflowPayment, XflowPayout, XflowReceivable, XflowTransfer } from '../load/objects.js';
import type { Party } from '../load/record.js';

/** What the system made by itself for a tenant, out of what it was asked for, as its APIs show it. */
export interface Found {
  /** Payments from the tenant's first wallet to its second. */
  readonly arrivals: readonly WalletDeposit[];
  readonly automaticPayouts: readonly XflowPayout[];
  readonly payments: readonly XflowPayment[];
  readonly receivables: readonly XflowReceivable[];
  readonly transfers: readonly XflowTransfer[];
}

const MOST_PAGES = 1_000;

export async function findAll(party: Party): Promise<Found> {
  const { user, secondWallet } = party.counterparts;
  const [arrivals, payouts, payments, receivables, transfers] = await Promise.all([
    everything<WalletDeposit>(party.actor, `/wallets/${secondWallet.id}/deposits`),
    pagesOf<XflowPayout>(party, '/payouts', user),
    pagesOf<XflowPayment>(party, '/payments', user),
    pagesOf<XflowReceivable>(party, '/receivables', user),
    pagesOf<XflowTransfer>(party, '/transfers', user),
  ]);
  return { arrivals, automaticPayouts: payouts.filter(({ automatic }) => automatic), payments, receivables, transfers };
}

/** All of a list of the Xflow API. */
export async function pagesOf<Item extends { readonly id: string }>({ xflow }: Party, path: string, actingFor?: string): Promise<Item[]> {
  const items: Item[] = [];
  const extra = actingFor === undefined ? {} : { headers: { 'xflow-account': actingFor } };
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const last = items.at(-1);
    const after = last === undefined ? '' : `&starting_after=${last.id}`;
    const list = ok(await xflow.get<{ readonly data: readonly Item[]; readonly has_next: boolean }>(`${path}${path.includes('?') ? '&' : '?'}limit=10${after}`, extra));
    items.push(...list.data);
    if (!list.has_next) return items;
  }
  throw new Error(`${path} does not end`);
}
