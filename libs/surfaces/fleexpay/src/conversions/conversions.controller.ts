import type { ConversionId, Scope } from '@corridor/contracts';
import { ExecuteQuote, QUOTES_QUERIES, type QuotesQueries } from '@corridor/contracts/quotes';
import { type Call, CommandDesk, CurrentCall, CurrentScope, noSuch, PathId, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { Refuses } from '../errors/refuses.js';
import { conversionIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { ConversionObject } from './conversion.object.js';
import { ExecuteConversionBody } from './execute-conversion.body.js';
import { filterOf, ListConversionsQuery } from './list-conversions.query.js';
import { toExecuteQuote } from './to-command.js';
import { conversionProblem } from './to-problem.js';
import { conversionToWire } from './to-wire.js';

@ApiTags('Conversions')
@Controller(`${BASE}/conversions`)
export class ConversionsController {
  constructor(
    @Inject(QUOTES_QUERIES) private readonly quotes: QuotesQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ObjectNames) private readonly names: ObjectNames,
  ) {}

  @Post()
  @Scoped(SCOPES.conversions.write)
  @ApiOperation({ summary: 'Execute a quote', description: 'Takes what is given, and the fee, from the account at once.' })
  @Refuses('not_found', 'customer_not_approved', 'quote_expired', 'quote_already_used', 'conflict', 'insufficient_funds')
  @ApiCreatedResponse({ type: ConversionObject })
  async execute(
    @CurrentCall() call: Call,
    @CurrentScope() scope: Scope,
    @Body() body: ExecuteConversionBody,
  ): Promise<ConversionObject> {
    const { view } = await this.desk.submit(call, {
      scope,
      type: ExecuteQuote,
      payload: () => toExecuteQuote(body),
      refuse: (rejection, requestId) => answerOf(conversionProblem(rejection), requestId),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return conversionToWire(view);
  }

  @Get()
  @Scoped(SCOPES.conversions.read)
  @ApiOperation({ summary: 'List conversions' })
  @ListAnswer(ConversionObject)
  async list(@CurrentScope() scope: Scope, @Query() query: ListConversionsQuery): Promise<ListObject<ConversionObject>> {
    const page = pageOf(query, conversionIds);
    return listToWire(await this.quotes.conversions(scope, filterOf(query), page), page, conversionToWire);
  }

  @Get(':id')
  @Scoped(SCOPES.conversions.read)
  @ApiOperation({ summary: 'Read a conversion' })
  @ApiOkResponse({ type: ConversionObject })
  async read(
    @CurrentScope() scope: Scope,
    @Param('id', new PathId(conversionIds, 'conversion')) id: ConversionId,
  ): Promise<ConversionObject> {
    const conversion = await this.quotes.conversion(scope, id);
    if (conversion === null) throw noSuch('conversion');
    return conversionToWire(conversion);
  }
}
