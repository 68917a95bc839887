import type { QuoteId, Scope } from '@corridor/contracts';
import { CreateQuote, QUOTES_QUERIES, type QuotesQueries } from '@corridor/contracts/quotes';
import { type Call, CommandDesk, CurrentCall, CurrentScope, noSuch, PathId, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { Refuses } from '../errors/refuses.js';
import { quoteIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { CreateQuoteBody } from './create-quote.body.js';
import { filterOf, ListQuotesQuery } from './list-quotes.query.js';
import { QuoteObject } from './quote.object.js';
import { dealtField, readQuoteTerms, toCreateQuote } from './to-command.js';
import { quoteProblem } from './to-problem.js';
import { quoteToWire } from './to-wire.js';

@ApiTags('Quotes')
@Controller(`${BASE}/quotes`)
export class QuotesController {
  constructor(
    @Inject(QUOTES_QUERIES) private readonly quotes: QuotesQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ObjectNames) private readonly names: ObjectNames,
  ) {}

  @Post()
  @HttpCode(200)
  @Scoped(SCOPES.quotes.write)
  @ApiOperation({ summary: 'Create a quote' })
  @Refuses('rates_not_available')
  @ApiOkResponse({ type: QuoteObject })
  async create(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Body() body: CreateQuoteBody): Promise<QuoteObject> {
    const terms = readQuoteTerms(body);
    const { view } = await this.desk.submit(call, {
      scope,
      type: CreateQuote,
      payload: () => toCreateQuote(terms),
      refuse: (rejection, requestId) => answerOf(quoteProblem(rejection, dealtField(body)), requestId),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return quoteToWire(view);
  }

  @Get()
  @Scoped(SCOPES.quotes.read)
  @ApiOperation({ summary: 'List quotes' })
  @ListAnswer(QuoteObject)
  async list(@CurrentScope() scope: Scope, @Query() query: ListQuotesQuery): Promise<ListObject<QuoteObject>> {
    const page = pageOf(query, quoteIds);
    return listToWire(await this.quotes.quotes(scope, filterOf(query), page), page, quoteToWire);
  }

  @Get(':id')
  @Scoped(SCOPES.quotes.read, { publishable: true })
  @ApiOperation({ summary: 'Read a quote', description: 'The one call that a publishable key may make too.' })
  @ApiOkResponse({ type: QuoteObject })
  async read(@CurrentScope() scope: Scope, @Param('id', new PathId(quoteIds, 'quote')) id: QuoteId): Promise<QuoteObject> {
    const quote = await this.quotes.quote(scope, id);
    if (quote === null) throw noSuch('quote');
    return quoteToWire(quote);
  }
}
