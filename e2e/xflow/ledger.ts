import { type Extra, ok } from '../support/client.js';
import { convert, fund, quote } from '../support/flows.js';
import type { Actor } from '../support/stage.js';
import type { Platform, XflowAccount, XflowList } from './platform.js';

/** Objects of the ledger as they are on the wire: only what these tests read. */
export interface XflowMoney {
  readonly amount: string;
  readonly currency: string;
}

export interface XflowPayment {
  readonly created: number;
  readonly id: string;
  readonly from: XflowMoney;
  readonly to: XflowMoney;
  readonly linked_id: string | null;
  readonly linked_object: string | null;
  readonly type: string;
}

export interface BalanceTransaction {
  readonly id: string;
  readonly amount: string;
  readonly category: string;
  readonly currency: string;
  readonly payment_id: string;
}

export interface XflowBalance extends Readonly<Record<'available' | 'pending' | 'payout_processing' | 'processing', readonly XflowMoney[]>> {
  readonly account_id: string;
}

/** The account as the other surface knows it. */
export function actorOf({ fleexpay, tenantId }: Platform, account: string): Actor {
  return { api: fleexpay, account: account.replace('account_', 'acc_'), tenantId, liveAccount: '' };
}

/** Money arrives in EUR and some of it becomes USDC, all through the other surface. The ids of deposit and conversion, as it prints them. */
export async function fundAndConvert(platform: Platform, { id }: Pick<XflowAccount, 'id'>): Promise<{ readonly deposit: string; readonly conversion: string }> {
  const actor = actorOf(platform, id);
  const deposit = await fund(actor, 'EUR', '500.00');
  const { id: quoteId } = await quote(actor);
  const conversion = ok(await convert(actor, quoteId));
  return { deposit: deposit.id, conversion: conversion.id };
}

/** All of a list, page by page. */
export async function allOf<Item extends { readonly id: string }>({ api }: Platform, path: string, extra: Extra = {}, limit = 10): Promise<Item[]> {
  const items: Item[] = [];
  for (let page = 0; page < 1_000; page += 1) {
    const last = items.at(-1);
    const after = last === undefined ? '' : `&starting_after=${last.id}`;
    const list = ok(await api.get<XflowList<Item>>(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}${after}`, extra));
    items.push(...list.data);
    if (!list.has_next) return items;
  }
  throw new Error(`${path} does not end`);
}
