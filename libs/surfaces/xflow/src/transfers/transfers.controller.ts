import type { BookTransferId, Scope } from '@corridor/contracts';
import { type AskedTransferType, type BookTransferView, CreateBookTransfer, PAYOUTS_QUERIES, type PayoutsQueries, UpdateBookTransfer } from '@corridor/contracts/payouts';
import { mintId } from '@corridor/messaging';
import { type Call, CommandDesk, CurrentCall, CurrentScope, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Acting, ActingAccount, familyOf } from '../acting/acting-account.js';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { refuse } from '../errors/refuse.js';
import { Refuses } from '../errors/refuses.js';
import { noSuch, PathId, readId } from '../fields/path-id.js';
import { accountIds, transferIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { readMetadata } from '../metadata/read-metadata.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { filterOf, ListTransfersQuery } from './list-transfers.query.js';
import { toCreateTransfer, typeOf } from './to-command.js';
import { transferProblem } from './to-problem.js';
import { transferToWire } from './to-wire.js';
import { CreateTransferBody, UpdateTransferBody } from './transfer.body.js';
import { TransferObject } from './transfer.object.js';

const transferId = new PathId(transferIds, 'transfer');

const OF_NEW = [
  'account_status_invalid', 'account_type_invalid', 'currency_amount_mismatch', 'currency_not_supported', 'invalid_amount', 'transfer_type_invalid',
  'action_not_enabled', 'transfer_failed',
] as const;

@ApiTags('Transfers')
@Controller(`${BASE}/transfers`)
export class TransfersController {
  constructor(
    @Inject(PAYOUTS_QUERIES) private readonly payouts: PayoutsQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ActingAccount) private readonly acting: ActingAccount,
    @Inject(ObjectNames) private readonly names: ObjectNames,
  ) {}

  @Post()
  @HttpCode(200)
  @Scoped(SCOPES.transfers.write)
  @ApiOperation({ summary: 'Create a transfer', description: 'Between a user and its partners, or between a connected user and its platform.' })
  @Refuses({ 400: OF_NEW, 402: ['balance_insufficient'], 404: ['object_not_found'] })
  @ApiOkResponse({ type: TransferObject })
  async create(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Body() body: CreateTransferBody): Promise<TransferObject> {
    const acting = await this.acting.of(scope, call);
    const type = typeOf(body);
    assertMayStart(acting, type);
    const from = await this.acting.visible(scope, acting, readId(accountIds, body.from.account_id), 'from.account_id');
    const to = await this.acting.visible(scope, acting, readId(accountIds, body.to.account_id), 'to.account_id');
    const { view } = await this.desk.submit(call, {
      scope,
      type: CreateBookTransfer,
      actingFor: acting.party.id,
      payload: () => toCreateTransfer(body, { transferId: mintId<'book-transfer'>(), type, from: from.id, to: to.id }),
      refuse: (rejection) => answerOf(transferProblem(rejection)),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return transferToWire(view, scope.mode);
  }

  @Get()
  @Scoped(SCOPES.transfers.read)
  @ApiOperation({ summary: 'List transfers' })
  @ListAnswer(TransferObject)
  async list(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Query() query: ListTransfersQuery): Promise<ListObject<TransferObject>> {
    const page = pageOf(query, transferIds);
    const acting = await this.acting.of(scope, call);
    return listToWire(await this.payouts.bookTransfers(scope, filterOf(query, familyOf(acting)), page), page, (each) => transferToWire(each, scope.mode));
  }

  @Get(':id')
  @Scoped(SCOPES.transfers.read)
  @ApiOperation({ summary: 'Read a transfer' })
  @ApiOkResponse({ type: TransferObject })
  async read(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', transferId) id: BookTransferId): Promise<TransferObject> {
    return transferToWire((await this.visible(call, scope, id)).transfer, scope.mode);
  }

  @Post(':id')
  @HttpCode(200)
  @Scoped(SCOPES.transfers.write)
  @ApiOperation({ summary: 'Update a transfer', description: 'Its description and metadata.' })
  @Refuses({ 400: ['transfer_parameter_not_editable'] })
  @ApiOkResponse({ type: TransferObject })
  async update(
    @CurrentCall() call: Call,
    @CurrentScope() scope: Scope,
    @Param('id', transferId) id: BookTransferId,
    @Body() { description, metadata }: UpdateTransferBody,
  ): Promise<TransferObject> {
    const { acting } = await this.visible(call, scope, id);
    const { view } = await this.desk.submit(call, {
      scope,
      type: UpdateBookTransfer,
      actingFor: acting.party.id,
      payload: () => ({ transferId: id, ...(description === undefined ? {} : { description }), metadata: readMetadata(metadata, 'transfer.metadata') ?? {} }),
      refuse: (rejection) => answerOf(transferProblem(rejection)),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return transferToWire(view, scope.mode);
  }

  private async visible(call: Call, scope: Scope, id: BookTransferId): Promise<{ acting: Acting; transfer: BookTransferView }> {
    const acting = await this.acting.of(scope, call);
    const transfer = await this.payouts.bookTransfer(scope, id);
    const family = familyOf(acting);
    if (transfer === null || (family !== undefined && !transfer.concerns.includes(family))) throw noSuch('transfer');
    return { acting, transfer };
  }
}

/** What goes to and from a platform, only it starts, in its own name. */
function assertMayStart({ own, party }: Acting, type: AskedTransferType): void {
  if (type === 'internal_transfer' || (own.type === 'platform' && party.id === own.id)) return;
  throw refuse(403, 'action_unauthorized', `A ${type} is started by a platform in its own name.`, 'transfer.type');
}
