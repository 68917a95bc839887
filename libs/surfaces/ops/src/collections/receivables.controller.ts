import type { ReceivableId } from '@corridor/contracts';
import { COLLECTIONS_QUERIES, type CollectionsQueries, DecideReceivable } from '@corridor/contracts/collections';
import { type Call, CommandDesk, CurrentCall, ForOperator } from '@corridor/surfaces/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { BASE } from '../base-path.js';
import { collectionsProblem } from '../errors/collections-problem.js';
import { answerOf } from '../errors/render.js';
import { pageOf, PathId, ScopeQuery } from '../fields.js';
import { receivableIds } from '../ids.js';
import { type ListObject, listToWire } from '../list-to-wire.js';
import { Scopes } from '../scopes.js';
import { DecideReceivableBody, ListReceivablesQuery } from './collections.bodies.js';
import { type ReceivableObject, receivableToWire } from './to-wire.js';

const receivableId = new PathId(receivableIds);
const MISSING = 'There is no such receivable.';

/** What a person does about receivables: see which wait to be verified, and decide. */
@Controller(`${BASE}/receivables`)
export class ReceivablesController {
  constructor(
    @Inject(COLLECTIONS_QUERIES) private readonly collections: CollectionsQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(Scopes) private readonly scopes: Scopes,
  ) {}

  @Get()
  @ForOperator()
  async list(@Query() query: ListReceivablesQuery): Promise<ListObject<ReceivableObject>> {
    const filter = query.status === undefined ? {} : { statuses: [query.status] };
    return listToWire(await this.collections.receivables(this.scopes.of(query), filter, pageOf(query, receivableIds)), receivableToWire);
  }

  @Get(':id')
  @ForOperator()
  async read(@Param('id', receivableId) id: ReceivableId, @Query() query: ScopeQuery): Promise<ReceivableObject> {
    return receivableToWire((await this.scopes.find(query, MISSING, (scope) => this.collections.receivable(scope, id))).found);
  }

  @Post(':id/decision')
  @HttpCode(200)
  @ForOperator()
  async decide(
    @CurrentCall() call: Call,
    @Param('id', receivableId) id: ReceivableId,
    @Query() query: ScopeQuery,
    @Body() { decision, issue }: DecideReceivableBody,
  ): Promise<ReceivableObject> {
    const { scope } = await this.scopes.find(query, MISSING, (each) => this.collections.receivable(each, id));
    const { view } = await this.desk.submit(call, {
      scope,
      type: DecideReceivable,
      payload: () => ({ receivableId: id, verdict: decision, issue: issue ?? null, only: null }),
      refuse: (rejection, requestId) => answerOf(collectionsProblem(rejection), requestId),
      nameObject: async () => null,
    });
    return receivableToWire(view);
  }
}
