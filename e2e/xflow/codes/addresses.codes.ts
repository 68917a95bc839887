import { ok } from '../../support/client.js';
import { ADDRESS } from '../addresses.suite.js';
import { PARTNER, type XflowAccount } from '../platform.js';
import { pending, type Provoked, provoked, unreachable } from './code-case.js';

const made = (over: object): Provoked => provoked(400, async ({ api, user }) => api.post('/addresses', { ...ADDRESS, linked_id: user.id, ...over }));

export const ADDRESS_CODES = {
  account_status_invalid: pending('/accounts/{id}/activate_address'),
  action_not_enabled: pending('/accounts/{id}/activate_address'),
  address_cannot_be_deactivated: pending('/accounts/{id}/deactivate_address'),
  address_category_mismatch: provoked(400, async ({ api }) => {
    const { id } = ok(await api.post<XflowAccount>('/accounts', { ...PARTNER, nickname: 'Never paid out' }));
    return api.post('/addresses', { ...ADDRESS, linked_id: id });
  }),
  address_category_not_allowed: made({ category: 'partner_payment' }),
  address_domestic_credit_invalid: made({ bank_account: { ...ADDRESS.bank_account, domestic_credit: 'HDFC1000261' } }),
  address_global_wire_invalid: unreachable('nobody is paid out by SWIFT: what a client sends has no field for it'),
  address_global_wire_not_supported: unreachable('nobody is paid out by SWIFT: what a client sends has no field for it'),
  address_parameter_not_editable: unreachable('only metadata can be sent to an address: all else is parameter_unexpected'),
  address_type_not_allowed: made({ type: 'wallet' }),
  currency_not_supported: made({ currency: 'USD' }),
  multiple_xflow_receive_same_category_not_allowed: pending('/accounts/{id}/activate_address'),
  parameter_address_invalid: pending('/deposits'),
} as const;
