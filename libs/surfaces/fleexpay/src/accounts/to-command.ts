import { readId } from '@corridor/surfaces/http';
import type { CreateAccountPayload } from '@corridor/contracts/accounts';
import { mintId } from '@corridor/messaging';
import { customerIds } from '../ids.js';
import type { CreateAccountBody } from './create-account.body.js';

export function toCreateAccount({ label, customer_id }: CreateAccountBody): CreateAccountPayload {
  const customerId = customer_id === undefined ? null : readId(customerIds, customer_id);
  return { accountId: mintId<'account'>(), label: label ?? null, customerId };
}
