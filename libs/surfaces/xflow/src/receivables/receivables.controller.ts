import type { CommandType, ReceivableId, Scope } from '@corridor/contracts';
import {
  CancelReceivable,
  COLLECTIONS_QUERIES,
  type CollectionsQueries,
  ConfirmReceivable,
  DraftReceivable,
  type NamedReceivable,
  type ReceivableView,
  ReconcileReceivable,
  UpdateReceivable,
} from '@corridor/contracts/collections';
import { mintId } from '@corridor/messaging';
import { type Call, CommandDesk, CurrentCall, CurrentScope, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Acting, ActingAccount, familyOf, sees } from '../acting/acting-account.js';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { Refuses } from '../errors/refuses.js';
import { readPlainAmount } from '../fields/amount.js';
import { noSuch, PathId, readId } from '../fields/path-id.js';
import { accountIds, receivableIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { filterOf, ListReceivablesQuery } from './list-receivables.query.js';
import { ReceivableBody, ReconcileBody, UpdateReceivableBody } from './receivable.body.js';
import { ReceivableObject } from './receivable.object.js';
import { toDetails } from './to-command.js';
import { receivableProblem } from './to-problem.js';
import { receivableToWire } from './to-wire.js';

const receivableId = new PathId(receivableIds, 'receivable');
const READ = Scoped(SCOPES.receivables.read);
const WRITE = Scoped(SCOPES.receivables.write);

const OF_DETAILS = [
  'account_id_invalid', 'currency_not_supported', 'date_invalid_format', 'invalid_amount', 'invoice_date_invalid', 'invoice_due_date_invalid',
  'parameter_file_invalid', 'purpose_code_not_supported', 'receivable_amount_invoice_amount_mismatch',
  'receivable_amount_maximum_reconcilable_incorrect', 'receivable_currency_invoice_currency_mismatch', 'receivable_invoice_document_incorrect',
  'receivable_invoice_reference_number_exists',
] as const;
const OF_RECONCILING = [
  'account_id_invalid', 'currency_not_supported', 'invalid_amount', 'receivable_hold', 'receivable_reconcile_action_disallowed',
  'receivable_reconcile_amount_exceed', 'receivable_unable_to_process',
] as const;

@ApiTags('Receivables')
@Controller(`${BASE}/receivables`)
export class ReceivablesController {
  constructor(
    @Inject(COLLECTIONS_QUERIES) private readonly collections: CollectionsQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ActingAccount) private readonly acting: ActingAccount,
    @Inject(ObjectNames) private readonly names: ObjectNames,
  ) {}

  @Post()
  @HttpCode(200)
  @WRITE
  @ApiOperation({ summary: 'Create a receivable', description: 'As a draft; what is left out can be told later.' })
  @Refuses({ 400: OF_DETAILS, 404: ['object_not_found'] })
  @ApiOkResponse({ type: ReceivableObject })
  async create(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Body() body: ReceivableBody): Promise<ReceivableObject> {
    const acting = await this.acting.of(scope, call);
    const details = toDetails(body);
    await this.checkPartner(scope, acting, body);
    const { view } = await this.desk.submit(call, {
      ...this.about(scope, acting),
      type: DraftReceivable,
      payload: () => ({ receivableId: mintId<'receivable'>(), owner: acting.party.id, details }),
    });
    return receivableToWire(view, scope.mode);
  }

  @Get()
  @READ
  @ApiOperation({ summary: 'List receivables' })
  @ListAnswer(ReceivableObject)
  async list(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Query() query: ListReceivablesQuery): Promise<ListObject<ReceivableObject>> {
    const page = pageOf(query, receivableIds);
    const acting = await this.acting.of(scope, call);
    return listToWire(await this.collections.receivables(scope, filterOf(query, familyOf(acting)), page), page, (each) => receivableToWire(each, scope.mode));
  }

  @Get(':id')
  @READ
  @ApiOperation({ summary: 'Read a receivable' })
  @ApiOkResponse({ type: ReceivableObject })
  async read(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', receivableId) id: ReceivableId): Promise<ReceivableObject> {
    return receivableToWire((await this.visible(call, scope, id)).receivable, scope.mode);
  }

  @Post(':id')
  @HttpCode(200)
  @WRITE
  @ApiOperation({ summary: 'Update a receivable', description: 'A draft in everything; once it is activated, its maximum, description and metadata.' })
  @Refuses({ 400: [...OF_DETAILS, 'receivable_parameter_not_editable'] })
  @ApiOkResponse({ type: ReceivableObject })
  async update(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', receivableId) id: ReceivableId, @Body() body: UpdateReceivableBody): Promise<ReceivableObject> {
    const { acting } = await this.visible(call, scope, id);
    const details = toDetails(body);
    await this.checkPartner(scope, acting, body);
    const { view } = await this.desk.submit(call, { ...this.about(scope, acting), type: UpdateReceivable, payload: () => ({ receivableId: id, details }) });
    return receivableToWire(view, scope.mode);
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @WRITE
  @ApiOperation({ summary: 'Confirm a receivable', description: 'It is verified then; in test mode by itself.' })
  @Refuses({ 400: ['receivable_additional_info_required', 'receivable_confirm_action_disallowed', 'receivable_hold', 'receivable_invoice_transaction_type_incorrect'] })
  @ApiOkResponse({ type: ReceivableObject })
  async confirm(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', receivableId) id: ReceivableId): Promise<ReceivableObject> {
    return this.move(call, scope, id, ConfirmReceivable);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @WRITE
  @ApiOperation({ summary: 'Cancel a receivable', description: 'While no money is in it, nor on its way.' })
  @Refuses({ 400: ['receivable_cancel_disallowed'] })
  @ApiOkResponse({ type: ReceivableObject })
  async cancel(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', receivableId) id: ReceivableId): Promise<ReceivableObject> {
    return this.move(call, scope, id, CancelReceivable);
  }

  @Post(':id/reconcile')
  @HttpCode(200)
  @WRITE
  @ApiOperation({ summary: 'Reconcile a receivable', description: 'Takes pending money to the user, who can be paid out then.' })
  @Refuses({ 400: OF_RECONCILING, 402: ['balance_insufficient'] })
  @ApiOkResponse({ type: ReceivableObject })
  async reconcile(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', receivableId) id: ReceivableId, @Body() body: ReconcileBody): Promise<ReceivableObject> {
    const { acting } = await this.visible(call, scope, id);
    const amount = readPlainAmount(body.amount, 'receivable.amount');
    const from = body.account_id === undefined ? null : (await this.acting.visible(scope, acting, readId(accountIds, body.account_id), 'account_id')).id;
    const { view } = await this.desk.submit(call, {
      ...this.about(scope, acting),
      type: ReconcileReceivable,
      payload: () => ({ receivableId: id, reconcileId: mintId<'reconcile'>(), from, amount }),
    });
    return receivableToWire(view.receivable, scope.mode);
  }

  private async move<Rejection extends Parameters<typeof receivableProblem>[0]>(call: Call, scope: Scope, id: ReceivableId, type: CommandType<NamedReceivable, ReceivableView, Rejection>): Promise<ReceivableObject> {
    const { acting } = await this.visible(call, scope, id);
    const { view } = await this.desk.submit(call, { ...this.about(scope, acting), type, payload: () => ({ receivableId: id }) });
    return receivableToWire(view, scope.mode);
  }

  private about(scope: Scope, acting: Acting) {
    return {
      scope,
      actingFor: acting.party.id,
      refuse: (rejection: Parameters<typeof receivableProblem>[0]) => answerOf(receivableProblem(rejection)),
      nameObject: async (object: string) => this.names.nameOf(scope, object),
    };
  }

  private async checkPartner(scope: Scope, acting: Acting, { account_id: partner }: ReceivableBody): Promise<void> {
    if (partner !== undefined) await this.acting.visible(scope, acting, readId(accountIds, partner), 'account_id');
  }

  private async visible(call: Call, scope: Scope, id: ReceivableId): Promise<{ acting: Acting; receivable: ReceivableView }> {
    const acting = await this.acting.of(scope, call);
    const receivable = await this.collections.receivable(scope, id);
    if (receivable === null || !sees(acting, { id: receivable.owner, parent: null })) throw noSuch('receivable');
    return { acting, receivable };
  }
}
