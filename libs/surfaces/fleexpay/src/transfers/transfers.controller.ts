import type { Scope, TransferId } from '@corridor/contracts';
import type { KeyView } from '@corridor/contracts/accounts';
import { CUSTODY_QUERIES, type CustodyQueries, RequestTransfer } from '@corridor/contracts/custody';
import { type Call, CommandDesk, CurrentCall, CurrentKey, CurrentScope, noSuch, PathId, readId, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { Refuses } from '../errors/refuses.js';
import { readAmountField } from '../fields/read-amount-field.js';
import { accountIds, transferIds, walletIds } from '../ids.js';
import { createdOf } from '../lists/created.query.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { CreateTransferBody } from './create-transfer.body.js';
import { ListTransfersQuery } from './list-transfers.query.js';
import { toRequestTransfer } from './to-command.js';
import { transferProblem } from './to-problem.js';
import { transferToWire } from './to-wire.js';
import { TransferObject } from './transfer.object.js';

@ApiTags('Crypto transfers')
@Controller(`${BASE}/transfers`)
export class TransfersController {
  constructor(
    @Inject(CUSTODY_QUERIES) private readonly custody: CustodyQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ObjectNames) private readonly names: ObjectNames,
  ) {}

  @Post()
  @Scoped(SCOPES.custody.write)
  @ApiOperation({ summary: 'Move money out of a wallet' })
  @Refuses('not_found', 'customer_not_approved', 'network_not_supported', 'policy_violation', 'screening_rejected', 'screening_not_available', 'travel_rule_data_required', 'insufficient_funds')
  @ApiCreatedResponse({ type: TransferObject })
  async create(@CurrentCall() call: Call, @CurrentKey() { id: requestedBy }: KeyView, @CurrentScope() scope: Scope, @Body() body: CreateTransferBody): Promise<TransferObject> {
    const amount = readAmountField(body.amount, body.asset, 'amount');
    const { view } = await this.desk.submit(call, {
      scope,
      type: RequestTransfer,
      payload: () => toRequestTransfer(body, { amount, requestedBy }),
      refuse: (rejection, requestId) => answerOf(transferProblem(rejection, body.asset), requestId),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return transferToWire(view);
  }

  @Get()
  @Scoped(SCOPES.custody.read)
  @ApiOperation({ summary: 'List transfers' })
  @ListAnswer(TransferObject)
  async list(@CurrentScope() scope: Scope, @Query() query: ListTransfersQuery): Promise<ListObject<TransferObject>> {
    const page = pageOf(query, transferIds);
    const { status, asset, network, wallet_id, account_id } = query;
    const walletId = wallet_id === undefined ? undefined : readId(walletIds, wallet_id);
    const accountId = account_id === undefined ? undefined : readId(accountIds, account_id);
    return listToWire(await this.custody.transfers(scope, { status, asset, network, walletId, accountId, ...createdOf(query) }, page), page, transferToWire);
  }

  @Get(':id')
  @Scoped(SCOPES.custody.read)
  @ApiOperation({ summary: 'Read a transfer' })
  @ApiOkResponse({ type: TransferObject })
  async read(@CurrentScope() scope: Scope, @Param('id', new PathId(transferIds, 'transfer')) id: TransferId): Promise<TransferObject> {
    const transfer = await this.custody.transfer(scope, id);
    if (transfer === null) throw noSuch('transfer');
    return transferToWire(transfer);
  }
}
