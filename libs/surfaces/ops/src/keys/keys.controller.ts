import type { KeyId, Scope } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, type AccountsQueries, type AccountsRejection, CreateKey, type KeyView, RevokeKey, RollKey } from '@corridor/contracts/accounts';
import { type Accepted, type Answer, type Call, CommandDesk, CurrentCall, ForOperator, notFound } from '@corridor/surfaces/http';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { BASE } from '../base-path.js';
import { accountsProblem } from '../errors/accounts-problem.js';
import { answerOf } from '../errors/render.js';
import { pageOf, PathId, ScopedListQuery, ScopeQuery } from '../fields.js';
import { keyIds } from '../ids.js';
import { type ListObject, listToWire } from '../list-to-wire.js';
import { Scopes } from '../scopes.js';
import { CreateKeyBody, RollKeyBody } from './key.bodies.js';
import { mintKey, type MintedKey } from './mint-key.js';
import { toCreateKey, toRollKey } from './to-command.js';
import { type KeyObject, keyToWire, type NewKeyObject } from './to-wire.js';

const keyId = new PathId(keyIds);
const outcomes = {
  refuse: (rejection: AccountsRejection, requestId: string): Answer => answerOf(accountsProblem(rejection), requestId),
  nameObject: async () => null,
};

@Controller(`${BASE}/keys`)
export class KeysController {
  constructor(
    @Inject(ACCOUNTS_QUERIES) private readonly accounts: AccountsQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(Scopes) private readonly scopes: Scopes,
  ) {}

  @Post()
  @ForOperator()
  async create(@CurrentCall() call: Call, @Body() body: CreateKeyBody): Promise<NewKeyObject> {
    const { kind = 'secret' } = body;
    const scope = this.scopes.of(body);
    const minted = mintKey(kind, scope.mode);
    const accepted = await this.desk.submit(call, { scope, type: CreateKey, payload: () => toCreateKey({ ...body, kind }, minted), ...outcomes });
    return withSecret(accepted, minted);
  }

  @Get()
  @ForOperator()
  async list(@Query() query: ScopedListQuery): Promise<ListObject<KeyObject>> {
    return listToWire(await this.accounts.keys(this.scopes.of(query), pageOf(query, keyIds)), keyToWire);
  }

  @Get(':id')
  @ForOperator()
  async read(@Param('id', keyId) id: KeyId, @Query() query: ScopeQuery): Promise<KeyObject> {
    return keyToWire((await this.key(query, id)).key);
  }

  /** A successor with the same rights; the old key ends now, or when the caller says. */
  @Post(':id/roll')
  @HttpCode(201)
  @ForOperator()
  async roll(
    @CurrentCall() call: Call,
    @Param('id', keyId) id: KeyId,
    @Query() query: ScopeQuery,
    @Body() body: RollKeyBody,
  ): Promise<NewKeyObject> {
    const { scope, key } = await this.key(query, id);
    const minted = mintKey(key.kind, key.mode);
    const payload = () => toRollKey(id, body, minted, Date.now());
    return withSecret(await this.desk.submit(call, { scope, type: RollKey, payload, ...outcomes }), minted);
  }

  /** Answers when no gateway honours the key any more. */
  @Delete(':id')
  @ForOperator()
  async revoke(@CurrentCall() call: Call, @Param('id', keyId) id: KeyId, @Query() query: ScopeQuery): Promise<KeyObject> {
    const { scope } = await this.key(query, id);
    const { view } = await this.desk.submit(call, { scope, type: RevokeKey, payload: () => ({ keyId: id }), ...outcomes });
    return keyToWire(view);
  }

  /** The same by the verb that sits beside `roll`. */
  @Post(':id/revoke')
  @HttpCode(200)
  @ForOperator()
  async revokeByName(@CurrentCall() call: Call, @Param('id', keyId) id: KeyId, @Query() query: ScopeQuery): Promise<KeyObject> {
    return this.revoke(call, id, query);
  }

  private async key(query: ScopeQuery, id: KeyId): Promise<{ scope: Scope; key: KeyView }> {
    for (const scope of this.scopes.all(query)) {
      const key = await this.accounts.key(scope, id);
      if (key !== null) return { scope, key };
    }
    throw notFound('There is no such key.');
  }
}

function withSecret({ view, replayed }: Accepted<KeyView>, { secret }: MintedKey): NewKeyObject {
  return { ...keyToWire(view), secret: replayed ? null : secret };
}
