import { type DecimalString, decimalOf, type DepositId, type ReceivableId, type Scope } from '@corridor/contracts';
import { AdvanceDeposit, COLLECTIONS_QUERIES, type CollectionsQueries, DecideReceivable, InitiateDeposit, TakeBackDeposit } from '@corridor/contracts/collections';
import { mintId } from '@corridor/messaging';
import { type Currency, parseAmount } from '@corridor/money';
import { type Answer, type Call, CommandDesk, CurrentCall, ForOperator, invalid } from '@corridor/surfaces/http';
import { Body, Controller, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { BASE } from '../base-path.js';
import { collectionsProblem } from '../errors/collections-problem.js';
import { answerOf } from '../errors/render.js';
import { PathId, readId, ScopeQuery } from '../fields.js';
import { addressDepositIds, addressIds, receivableIds } from '../ids.js';
import { Scopes } from '../scopes.js';
import { DecideReceivableBody, DisputeDepositBody, MoveDepositBody, SandboxDepositBody } from './collections.bodies.js';
import { type AddressDepositObject, addressDepositToWire, type ReceivableObject, receivableToWire } from './to-wire.js';

const depositId = new PathId(addressDepositIds);
const outcomes = {
  refuse: (rejection: Parameters<typeof collectionsProblem>[0], requestId: string): Answer => answerOf(collectionsProblem(rejection), requestId),
  nameObject: async () => null,
};

/** What banks, payers and the people who verify do of themselves, in test mode. */
@Controller(`${BASE}/sandbox`)
export class CollectionsSandboxController {
  constructor(
    @Inject(COLLECTIONS_QUERIES) private readonly collections: CollectionsQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(Scopes) private readonly scopes: Scopes,
  ) {}

  /** Money in any currency, by any method, to an address that it can arrive at. */
  @Post('deposits')
  @HttpCode(201)
  @ForOperator()
  async arrive(@CurrentCall() call: Call, @Query() query: ScopeQuery, @Body() body: SandboxDepositBody): Promise<AddressDepositObject> {
    const { currency, payment_method: method, reference_number: reference, statement_descriptor: text } = body;
    const amount = { currency, amount: readAmount(body.amount, currency) };
    const scope: Scope = { ...this.scopes.of(oneOf(query, body)), mode: 'test' };
    const payload = () => ({
      ...{ depositId: mintId<'deposit'>(), amount, from: { account: null, address: null }, to: { account: null, address: readId(addressIds, body.address_id) } },
      ...{ method, methodReference: reference ?? null, statementDescriptor: text ?? null, metadata: {}, checkout: null },
    });
    const { view } = await this.desk.submit(call, { scope, type: InitiateDeposit, payload, ...outcomes });
    return addressDepositToWire(view);
  }

  /** At once, and in place of what would have come by itself. */
  @Post('deposits/:id/move')
  @HttpCode(200)
  @ForOperator()
  async move(@CurrentCall() call: Call, @Param('id', depositId) id: DepositId, @Query() query: ScopeQuery, @Body() { status, reason_code: reason }: MoveDepositBody): Promise<AddressDepositObject> {
    const scope = await this.ofDeposit(query, id);
    const payload = () => ({ depositId: id, to: status, reason: reason ?? null });
    const { view } = await this.desk.submit(call, { scope, type: AdvanceDeposit, payload, ...outcomes });
    return addressDepositToWire(view);
  }

  /** The payer, or his bank, takes the money back. Answers with the deposit below zero. */
  @Post('deposits/:id/dispute')
  @HttpCode(201)
  @ForOperator()
  async dispute(@CurrentCall() call: Call, @Param('id', depositId) id: DepositId, @Query() query: ScopeQuery, @Body() { reason_code: reason }: DisputeDepositBody): Promise<AddressDepositObject> {
    const scope = await this.ofDeposit(query, id);
    const payload = () => ({ depositId: mintId<'deposit'>(), takesBack: id, reason: reason ?? 'general' }) as const;
    const { view } = await this.desk.submit(call, { scope, type: TakeBackDeposit, payload, ...outcomes });
    return addressDepositToWire(view);
  }

  /** What `/receivables/{id}/decision` does, in test mode alone. */
  @Post('receivables/:id/move')
  @HttpCode(200)
  @ForOperator()
  async moveReceivable(
    @CurrentCall() call: Call,
    @Param('id', new PathId(receivableIds)) id: ReceivableId,
    @Query() query: ScopeQuery,
    @Body() { decision, issue }: DecideReceivableBody,
  ): Promise<ReceivableObject> {
    const { scope } = await this.scopes.find({ ...query, mode: 'test' }, 'There is no such receivable.', (each) => this.collections.receivable(each, id));
    const payload = () => ({ receivableId: id, verdict: decision, issue: issue ?? null, only: null });
    const { view } = await this.desk.submit(call, { scope, type: DecideReceivable, payload, ...outcomes });
    return receivableToWire(view);
  }

  private async ofDeposit(query: ScopeQuery, id: DepositId): Promise<Scope> {
    return (await this.scopes.find({ ...query, mode: 'test' }, 'There is no such deposit.', (each) => this.collections.addressDeposit(each, id))).scope;
  }
}

/** The body may say whose address it is too, as it does where something is made: the query of the other calls says the same. Throws a 400 when both do. */
function oneOf(query: ScopeQuery, body: ScopeQuery): ScopeQuery {
  if (query.tenant_id !== undefined && body.tenant_id !== undefined) throw invalid('tenant_id is in the query and in the body.', 'tenant_id');
  return query.tenant_id === undefined ? body : query;
}

function readAmount(text: string, currency: Currency): DecimalString {
  const parsed = parseAmount(text, currency);
  if (!parsed.ok || parsed.value <= 0n) throw invalid(`amount must be above zero, with at most the decimals of ${currency}.`, 'amount');
  return decimalOf(parsed.value, currency);
}
