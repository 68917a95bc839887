import type { DecimalString, Scope, TransferId } from '@corridor/contracts';
import {
  ApproveTransfer,
  CUSTODY_QUERIES,
  type CustodyQueries,
  type PersonApproving,
  RejectTransfer,
  SetTransferPolicy,
  type SetTransferPolicyRejection,
  type TransferFile,
  type TransferPolicyView,
  type TransferRejection,
  type TransferView,
} from '@corridor/contracts/custody';
import type { Currency } from '@corridor/money';
import { type Answer, type Call, CommandDesk, CurrentCall, ForOperator, notFound } from '@corridor/surfaces/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { BASE } from '../base-path.js';
import { answerOf, type OpsProblem } from '../errors/render.js';
import { pageOf, PathId, ScopedListQuery, ScopeQuery } from '../fields.js';
import { keyIds, transferIds, walletIds } from '../ids.js';
import { type ListObject, listToWire } from '../list-to-wire.js';
import { Scopes } from '../scopes.js';
import { ApproveBody, type Limits, PolicyBody, RejectBody } from './custody.bodies.js';
import { custodyProblem } from './problems.js';

const transferId = new PathId(transferIds);
const outcomes = {
  refuse: (rejection: TransferRejection, requestId: string): Answer => answerOf(custodyProblem(rejection), requestId),
  nameObject: async () => null,
};

/** Approvals and the rules for transfers. A customer's key reaches none of it; named as an approver, it does not count for what it asked for. */
@Controller(BASE)
export class TransfersController {
  constructor(
    @Inject(CUSTODY_QUERIES) private readonly custody: CustodyQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(Scopes) private readonly scopes: Scopes,
  ) {}

  /** Those that wait for approval. */
  @Get('transfers')
  @ForOperator()
  async waiting(@Query() query: ScopedListQuery): Promise<ListObject<object>> {
    return listToWire(await this.custody.transfers(this.scopes.of(query), { status: 'pending_approval' }, pageOf(query, transferIds)), transferToWire);
  }

  /** With whom the money goes to and what people said: for whoever is to approve. */
  @Get('transfers/:id')
  @ForOperator()
  async read(@Param('id', transferId) id: TransferId, @Query() query: ScopeQuery): Promise<object> {
    const file = await this.custody.transferFile(await this.scopeOf(query, id), id);
    if (file === null) throw notFound('There is no such transfer.');
    return fileToWire(file);
  }

  @Post('transfers/:id/approve')
  @HttpCode(200)
  @ForOperator()
  async approve(@CurrentCall() call: Call, @Param('id', transferId) id: TransferId, @Query() query: ScopeQuery, @Body() { approver }: ApproveBody): Promise<object> {
    const scope = await this.scopeOf(query, id);
    const { view } = await this.desk.submit(call, { scope, type: ApproveTransfer, payload: () => ({ transferId: id, approver: personOf(approver) }), ...outcomes });
    return transferToWire(view);
  }

  @Post('transfers/:id/reject')
  @HttpCode(200)
  @ForOperator()
  async reject(@CurrentCall() call: Call, @Param('id', transferId) id: TransferId, @Query() query: ScopeQuery, @Body() { approver, comment }: RejectBody): Promise<object> {
    const scope = await this.scopeOf(query, id);
    const payload = () => ({ transferId: id, approver: personOf(approver), comment: comment ?? null });
    const { view } = await this.desk.submit(call, { scope, type: RejectTransfer, payload, ...outcomes });
    return transferToWire(view);
  }

  @Get('transfer_policy')
  @ForOperator()
  async policy(@Query() query: ScopeQuery): Promise<object> {
    return policyToWire(await this.custody.policy(this.scopes.of(query)));
  }

  @Put('transfer_policy')
  @ForOperator()
  async setPolicy(@CurrentCall() call: Call, @Body() body: PolicyBody): Promise<object> {
    const scope = this.scopes.of(body);
    const { view } = await this.desk.submit(call, {
      scope,
      type: SetTransferPolicy,
      payload: () => ({ tenant: scope.tenant, policy: toPolicy(body) }),
      refuse: (rejection, requestId) => answerOf(policyProblem(rejection), requestId),
      nameObject: async () => null,
    });
    return policyToWire(view);
  }

  private async scopeOf(query: ScopeQuery, id: TransferId): Promise<Scope> {
    for (const scope of this.scopes.all(query)) {
      if ((await this.custody.transfer(scope, id)) !== null) return scope;
    }
    throw notFound('There is no such transfer.');
  }
}

function personOf(text: string): PersonApproving {
  const name = text.trim();
  return { kind: 'person', name, key: keyIds.read(name) };
}

function policyProblem(rejection: SetTransferPolicyRejection): OpsProblem {
  switch (rejection.reason) {
    case 'tenant_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such tenant.', param: 'tenant_id' };
    case 'policy_not_valid':
      return { status: 400, type: 'invalid_request', message: `${rejection.field} has a value that can't be.`, param: rejection.field };
  }
}

function toPolicy({ approvals, max_amounts, allow_list, travel_rule_from }: PolicyBody): TransferPolicyView {
  return { approvals, maxAmounts: limits(max_amounts), allowList: allow_list ?? null, travelRuleFrom: limits(travel_rule_from) };
}

function limits(byCurrency: Limits = {}): TransferPolicyView['maxAmounts'] {
  return Object.entries(byCurrency).map(([currency, amount]) => ({ currency: currency as Currency, amount: amount as DecimalString }));
}

function byCurrency(amounts: TransferPolicyView['maxAmounts']): Limits {
  return Object.fromEntries(amounts.map(({ currency, amount }) => [currency, amount]));
}

function policyToWire({ approvals, maxAmounts, allowList, travelRuleFrom }: TransferPolicyView) {
  return { object: 'transfer_policy', approvals, max_amounts: byCurrency(maxAmounts), allow_list: allowList, travel_rule_from: byCurrency(travelRuleFrom) };
}

function transferToWire(transfer: TransferView) {
  return {
    id: transferIds.print(transfer.id),
    object: 'transfer',
    wallet_id: walletIds.print(transfer.walletId),
    to_address: transfer.toAddress,
    asset: transfer.amount.currency,
    amount: transfer.amount.amount,
    network: transfer.network,
    status: transfer.status,
    requested_by: keyIds.print(transfer.requestedBy),
    approved_by: transfer.approvers,
    approvals_needed: transfer.approvalsNeeded,
    approvals: transfer.approvedBy.length,
    tx_hash: transfer.txHash,
    created_at: transfer.createdAt,
  };
}

function fileToWire({ transfer, beneficiaryName, decisions }: TransferFile) {
  const { outcome, list, listVersion, score, entry } = transfer.screening;
  return {
    ...transferToWire(transfer),
    beneficiary_name: beneficiaryName,
    screening: { outcome, list, list_version: listVersion, score, entry },
    decisions: decisions.map(({ approver, verdict, comment, decidedAt }) => ({ approver, verdict, comment, decided_at: decidedAt })),
  };
}
