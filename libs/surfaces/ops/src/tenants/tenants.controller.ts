import { CreateTenant, type TenantKind, type TenantView } from '@corridor/contracts/accounts';
import { idOf, type Scope } from '@corridor/contracts';
import { mintId } from '@corridor/messaging';
import { type Call, CommandDesk, CurrentCall, ForOperator, OneOf, Optional, TextField } from '@corridor/surfaces/http';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { BASE } from '../base-path.js';
import { accountsProblem } from '../errors/accounts-problem.js';
import { answerOf } from '../errors/render.js';
import { accountIds, tenantIds } from '../ids.js';

/**
 * Where the operator's own commands belong until there is a tenant: the Idempotency-Key of a call that makes one has to
 * mean the same thing twice, and the id of the new tenant differs each time.
 */
const OPERATOR: Scope = { tenant: idOf('00000000-0000-0000-0000-000000000000'), mode: 'live' };

const KINDS: readonly TenantKind[] = ['platform', 'direct_user'];

export class CreateTenantBody {
  @TextField(200)
  readonly name!: string;

  /** A platform unless it says otherwise. */
  @Optional()
  @OneOf(KINDS)
  readonly kind?: TenantKind;
}

@Controller(`${BASE}/tenants`)
export class TenantsController {
  constructor(@Inject(CommandDesk) private readonly desk: CommandDesk) {}

  @Post()
  @ForOperator()
  async create(@CurrentCall() call: Call, @Body() { name, kind }: CreateTenantBody): Promise<object> {
    const { view } = await this.desk.submit(call, {
      scope: OPERATOR,
      type: CreateTenant,
      payload: () => ({
        tenantId: mintId<'tenant'>(),
        name,
        ...(kind === undefined ? {} : { kind }),
        books: { test: mintId<'book'>(), live: mintId<'book'>() },
        defaultAccounts: { test: mintId<'account'>(), live: mintId<'account'>() },
      }),
      refuse: (rejection, requestId) => answerOf(accountsProblem(rejection), requestId),
      nameObject: async () => null,
    });
    return tenantToWire(view);
  }
}

function tenantToWire({ id, name, kind = 'platform', defaultAccounts, createdAt }: TenantView) {
  return {
    id: tenantIds.print(id),
    object: 'tenant',
    name,
    kind,
    default_accounts: { test: accountIds.print(defaultAccounts.test), live: accountIds.print(defaultAccounts.live) },
    created_at: createdAt,
  };
}
