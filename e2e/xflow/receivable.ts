import { eventually } from '@corridor/testing';
import { ok } from '../support/client.js';
import type { Payer } from './deposits.suite.js';
import { as } from './platform.js';
import { upload } from './uploads.js';

export interface XflowReceivable {
  readonly id: string;
  readonly account_id: string | null;
  readonly amount_locked: string | null;
  readonly amount_maximum_reconcilable: string | null;
  readonly amount_reconcilable: string | null;
  readonly amount_reconciled: string | null;
  readonly amount_reconciled_not_settled: string | null;
  readonly amount_settled_payouts: string | null;
  readonly status: string;
  readonly system_message: readonly { readonly code: string; readonly message: string }[];
  readonly invoice: { readonly document: string | null; readonly reference_number: string | null } | null;
  readonly created: number;
}

let numbers = 0;

/** The body that the reference sends, with an invoice of its own number. */
export async function receivableBody({ platform, user, partner }: Payer, over: object = {}) {
  const document = (await upload(platform.api, 'finance_document', user.type === 'user' ? as(user) : {})).id;
  return {
    account_id: partner.id,
    amount_maximum_reconcilable: '50.00',
    currency: 'USD',
    invoice: { amount: '50.00', creation_date: '2022-10-18', currency: 'USD', document, due_date: '2022-11-07', reference_number: `Invoice FY 2022-23-${(numbers += 1)}` },
    purpose_code: 'P1006',
    transaction_type: 'services',
    ...over,
  };
}

export async function drafted(payer: Payer, over: object = {}): Promise<XflowReceivable> {
  return ok(await payer.platform.api.post<XflowReceivable>('/receivables', await receivableBody(payer, over)));
}

export async function act(payer: Payer, { id }: Pick<XflowReceivable, 'id'>, action: 'confirm' | 'cancel') {
  return payer.platform.api.send<XflowReceivable>('POST', `/receivables/${id}/${action}`, undefined, as(payer.user));
}

export async function reading(payer: Payer, { id }: Pick<XflowReceivable, 'id'>): Promise<XflowReceivable> {
  return ok(await payer.platform.api.get<XflowReceivable>(`/receivables/${id}`, as(payer.user)));
}

/** Until it stands as it should. */
export async function standing(payer: Payer, receivable: Pick<XflowReceivable, 'id'>, status: string): Promise<XflowReceivable> {
  return eventually(async () => {
    const now = await reading(payer, receivable);
    expect(now.status).toBe(status);
    return now;
  });
}

export async function activated(payer: Payer, over: object = {}): Promise<XflowReceivable> {
  const draft = await drafted(payer, over);
  ok(await act(payer, draft, 'confirm'));
  return standing(payer, draft, 'activated');
}
