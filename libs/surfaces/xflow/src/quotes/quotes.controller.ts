import type { Scope } from '@corridor/contracts';
import { QUOTES_QUERIES, type QuotesQueries } from '@corridor/contracts/quotes';
import { type Call, CurrentCall, CurrentScope, RefusedError, Scoped } from '@corridor/surfaces/http';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ActingAccount } from '../acting/acting-account.js';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { Refuses } from '../errors/refuses.js';
import { SCOPES } from '../scopes.js';
import { QuoteObject } from './quote.object.js';
import { QuoteQuery } from './quote.query.js';
import { toRequest } from './to-request.js';
import { priceProblem, quoteToWire } from './to-wire.js';

@ApiTags('Quotes')
@Controller(`${BASE}/quotes`)
export class QuotesController {
  constructor(
    @Inject(QUOTES_QUERIES) private readonly quotes: QuotesQueries,
    @Inject(ActingAccount) private readonly acting: ActingAccount,
  ) {}

  @Get()
  @Scoped(SCOPES.quotes.read)
  @ApiOperation({ summary: 'Read a quote', description: 'What a payout, or a transfer, would give by the fee plan of the account at the moment.' })
  @Refuses({ 400: ['request_query_parameter_invalid', 'currency_not_supported', 'invalid_amount', 'action_not_enabled'], 404: ['object_not_found'] })
  @ApiOkResponse({ type: QuoteObject })
  async read(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Query() query: QuoteQuery): Promise<QuoteObject> {
    const { party } = await this.acting.of(scope, call);
    const asked = toRequest(query, { accountId: party.id, at: new Date().toISOString() });
    const answer = await this.quotes.price(scope, asked.request);
    if (answer.kind === 'problem') throw new RefusedError(answerOf(priceProblem(answer.problem, asked.request)));
    return quoteToWire(asked, answer.price, scope.mode);
  }
}
