import type { AccountId, Scope } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, type AccountsQueries } from '@corridor/contracts/accounts';
import { type Call, invalid } from '@corridor/surfaces/http';
import { Inject, Injectable } from '@nestjs/common';
import { accountIds } from '../ids.js';

const HEADER = 'Xflow-Account';

/** The account that a request is made for. */
@Injectable()
export class ActingAccount {
  constructor(@Inject(ACCOUNTS_QUERIES) private readonly accounts: AccountsQueries) {}

  /** The platform's own account. Throws `invalid_request` when the request asks to act for an account that it may not act for. */
  async of(scope: Scope, { request }: Call): Promise<AccountId> {
    const tenant = await this.accounts.tenant(scope.tenant);
    if (tenant === null) throw new Error(`the tenant ${scope.tenant} of a key is not there`);
    const asked = request.headers[HEADER.toLowerCase()];
    if (asked !== undefined) throw refused(String(asked));
    return tenant.defaultAccounts[scope.mode];
  }
}

/** Nobody but its own connected users may be acted for by a platform. */
function refused(asked: string): Error {
  const id = accountIds.read(asked.replace(/^"(.*)"$/, '$1'));
  return invalid(id === null ? `${HEADER} must be an id that begins with ${accountIds.prefix}.` : `${HEADER} names no connected user of this platform.`, HEADER);
}
