import type { AccountId, Scope } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, type AccountsQueries, DecideParty, DecideReceiving, type DecideReceivingPayload, HoldPayouts, PARTY_STATUSES, PARTY_TYPES, type PartyStatus, type PartyType, type PartyView } from '@corridor/contracts/accounts';
import { type Call, CommandDesk, CurrentCall, ForOperator, invalid, notFound, OneOf, Optional } from '@corridor/surfaces/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { BASE } from '../base-path.js';
import { holdPayoutsProblem, partiesProblem, receivingProblem } from '../errors/parties-problem.js';
import { answerOf } from '../errors/render.js';
import { pageOf, PathId, ScopedListQuery, ScopeQuery } from '../fields.js';
import { anyAccountIds } from '../ids.js';
import { type ListObject, listToWire } from '../list-to-wire.js';
import { Scopes } from '../scopes.js';
import { DecideAccountBody } from './decide-account.body.js';
import { DecideReceivingBody, readBanks } from './decide-receiving.body.js';
import { HoldPayoutsBody } from './hold-payouts.body.js';
import { type PartyObject, partyToWire, type PayoutsObject, payoutsToWire } from './to-wire.js';

const accountId = new PathId(anyAccountIds);

export class ListAccountsQuery extends ScopedListQuery {
  @Optional()
  @OneOf(PARTY_STATUSES)
  readonly status?: PartyStatus;

  @Optional()
  @OneOf(PARTY_TYPES)
  readonly type?: PartyType;
}

/** What a person does about the accounts of platforms, users and partners: see who waits to be verified, and decide. */
@Controller(`${BASE}/accounts`)
export class AccountsController {
  constructor(
    @Inject(ACCOUNTS_QUERIES) private readonly accounts: AccountsQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(Scopes) private readonly scopes: Scopes,
  ) {}

  @Get()
  @ForOperator()
  async list(@Query() query: ListAccountsQuery): Promise<ListObject<PartyObject>> {
    const { status, type } = query;
    const filter = { ...(status === undefined ? {} : { statuses: [status] }), ...(type === undefined ? {} : { types: [type] }) };
    return listToWire(await this.accounts.parties(this.scopes.of(query), filter, pageOf(query, anyAccountIds)), partyToWire);
  }

  @Get(':id')
  @ForOperator()
  async read(@Param('id', accountId) id: AccountId, @Query() query: ScopeQuery): Promise<PartyObject> {
    return partyToWire((await this.found(query, id)).party);
  }

  @Post(':id/decision')
  @HttpCode(200)
  @ForOperator()
  async decide(
    @CurrentCall() call: Call,
    @Param('id', accountId) id: AccountId,
    @Query() query: ScopeQuery,
    @Body() { decision, reason }: DecideAccountBody,
  ): Promise<PartyObject> {
    const { scope } = await this.found(query, id);
    const { view } = await this.desk.submit(call, {
      scope,
      type: DecideParty,
      payload: () => ({ partyId: id, verdict: decision, reason: reason ?? null }),
      refuse: (rejection, requestId) => answerOf(partiesProblem(rejection), requestId),
      nameObject: async () => null,
    });
    return partyToWire(await this.accounts.openParty(scope, view));
  }

  /** Says where a bank has opened accounts for an account, or that none will. */
  @Post(':id/receiving')
  @HttpCode(200)
  @ForOperator()
  async decideReceiving(
    @CurrentCall() call: Call,
    @Param('id', accountId) id: AccountId,
    @Query() query: ScopeQuery,
    @Body() body: DecideReceivingBody,
  ): Promise<PartyObject> {
    const { scope } = await this.found(query, id);
    const payload = receivingDecision(id, body);
    const { view } = await this.desk.submit(call, {
      scope,
      type: DecideReceiving,
      payload: () => payload,
      refuse: (rejection, requestId) => answerOf(receivingProblem(rejection), requestId),
      nameObject: async () => null,
    });
    return partyToWire(await this.accounts.openParty(scope, view));
  }

  /** Stops payouts to a user or a platform, or lets them go on. A repeat changes nothing. */
  @Post(':id/payouts')
  @HttpCode(200)
  @ForOperator()
  async holdPayouts(@CurrentCall() call: Call, @Param('id', accountId) id: AccountId, @Query() query: ScopeQuery, @Body() { held }: HoldPayoutsBody): Promise<PayoutsObject> {
    const { scope, party } = await this.found(query, id);
    const { view } = await this.desk.submit(call, {
      scope,
      type: HoldPayouts,
      payload: () => ({ partyId: id, held }),
      refuse: (rejection, requestId) => answerOf(holdPayoutsProblem(rejection), requestId),
      nameObject: async () => null,
    });
    return payoutsToWire({ ...view, parent: party.parent, status: party.status });
  }

  private async found(query: ScopeQuery, id: AccountId): Promise<{ scope: Scope; party: PartyView }> {
    for (const scope of this.scopes.all(query)) {
      const party = await this.accounts.party(scope, id);
      if (party !== null) return { scope, party };
    }
    throw notFound('There is no such account.');
  }
}

function receivingDecision(partyId: AccountId, { decision, banks }: DecideReceivingBody): DecideReceivingPayload {
  if (decision === 'refuse') {
    if (banks !== undefined) throw invalid('banks goes with the decision to activate only.', 'banks');
    return { partyId, verdict: 'refuse' };
  }
  const read = readBanks(banks);
  if (typeof read === 'string') throw invalid(`banks ${read}.`, 'banks');
  return { partyId, verdict: 'activate', banks: read };
}
