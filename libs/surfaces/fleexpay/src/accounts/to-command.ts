import type { CreateAccountPayload } from '@corridor/contracts/accounts';
import { mintId } from '@corridor/messaging';
import type { CreateAccountBody } from './create-account.body.js';

export function toCreateAccount({ label }: CreateAccountBody): CreateAccountPayload {
  return { accountId: mintId<'account'>(), label: label ?? null };
}
