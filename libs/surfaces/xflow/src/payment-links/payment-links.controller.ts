import type { CommandType, PaymentLinkId, Scope } from '@corridor/contracts';
import {
  ActivatePaymentLink,
  type ActivatePaymentLinkRejection,
  COLLECTIONS_QUERIES,
  type CollectionsQueries,
  CreatePaymentLink,
  DeactivatePaymentLink,
  type DeactivatePaymentLinkRejection,
  ExpirePaymentLink,
  type ExpirePaymentLinkRejection,
  ExtendPaymentLink,
  type ExtendPaymentLinkRejection,
  type PaymentLinkView,
  UpdatePaymentLink,
  type UpdatePaymentLinkRejection,
} from '@corridor/contracts/collections';
import { mintId } from '@corridor/messaging';
import { type Call, CommandDesk, CurrentCall, CurrentScope, HostedPages, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Acting, ActingAccount, familyOf, sees } from '../acting/acting-account.js';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { Refuses } from '../errors/refuses.js';
import { noSuch, PathId, readId } from '../fields/path-id.js';
import { accountIds, paymentLinkIds, receivableIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { readMetadata } from '../metadata/read-metadata.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { filterOf, ListPaymentLinksQuery } from './list-payment-links.query.js';
import { CreatePaymentLinkBody, UpdatePaymentLinkBody } from './payment-link.body.js';
import { PaymentLinkObject } from './payment-link.object.js';
import { changeLinkProblem, createLinkProblem } from './to-problem.js';
import { paymentLinkToWire } from './to-wire.js';

const OF_CREATION = ['payment_link_account_receivable_mismatch', 'payment_link_non_us_account_non_usd_currency', 'payment_link_receivable_count_exceed', 'payment_link_receivable_status_invalid'] as const;

const linkId = new PathId(paymentLinkIds, 'payment link');

type ChangeRejection = UpdatePaymentLinkRejection | ActivatePaymentLinkRejection | DeactivatePaymentLinkRejection | ExpirePaymentLinkRejection | ExtendPaymentLinkRejection;

@ApiTags('PaymentLinks')
@Controller(`${BASE}/payment_links`)
export class PaymentLinksController {
  constructor(
    @Inject(COLLECTIONS_QUERIES) private readonly collections: CollectionsQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ActingAccount) private readonly acting: ActingAccount,
    @Inject(ObjectNames) private readonly names: ObjectNames,
    @Inject(HostedPages) private readonly pages: HostedPages,
  ) {}

  @Post()
  @HttpCode(200)
  @Scoped(SCOPES.payment_links.write)
  @ApiOperation({ summary: 'Create a payment link', description: 'A page on which a partner in the United States pays what is left of a receivable in USD. It expires after 60 days.' })
  @Refuses({ 400: OF_CREATION, 404: ['object_not_found'] })
  @ApiOkResponse({ type: PaymentLinkObject })
  async create(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Body() body: CreatePaymentLinkBody): Promise<PaymentLinkObject> {
    const acting = await this.acting.of(scope, call);
    const { id: accountId } = await this.acting.visible(scope, acting, readId(accountIds, body.account_id), 'account_id');
    const ids = body.receivable_ids.map((id) => readId(receivableIds, id));
    for (const id of ids) {
      const receivable = await this.collections.receivable(scope, id);
      if (receivable === null || !sees(acting, { id: receivable.owner, parent: null })) throw noSuch('receivable', 'receivable_ids');
    }
    const { view } = await this.desk.submit(call, {
      scope,
      type: CreatePaymentLink,
      actingFor: acting.party.id,
      payload: () => ({ linkId: mintId<'payment-link'>(), accountId, receivableIds: ids, metadata: readMetadata(body.metadata, 'payment_link.metadata') ?? {} }),
      refuse: (rejection) => answerOf(createLinkProblem(rejection)),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return this.printed(call, scope, view);
  }

  @Get()
  @Scoped(SCOPES.payment_links.read)
  @ApiOperation({ summary: 'List payment links' })
  @ListAnswer(PaymentLinkObject)
  async list(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Query() query: ListPaymentLinksQuery): Promise<ListObject<PaymentLinkObject>> {
    const page = pageOf(query, paymentLinkIds);
    const acting = await this.acting.of(scope, call);
    return listToWire(await this.collections.paymentLinks(scope, filterOf(query, familyOf(acting)), page), page, (each) => this.printed(call, scope, each));
  }

  @Get(':id')
  @Scoped(SCOPES.payment_links.read)
  @ApiOperation({ summary: 'Read a payment link' })
  @ApiOkResponse({ type: PaymentLinkObject })
  async read(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', linkId) id: PaymentLinkId): Promise<PaymentLinkObject> {
    return this.printed(call, scope, (await this.visible(call, scope, id)).link);
  }

  @Post(':id')
  @HttpCode(200)
  @Scoped(SCOPES.payment_links.write)
  @ApiOperation({ summary: 'Update a payment link', description: 'Its metadata.' })
  @Refuses({ 400: ['payment_link_parameter_not_editable'] })
  @ApiOkResponse({ type: PaymentLinkObject })
  async update(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', linkId) id: PaymentLinkId, @Body() body: UpdatePaymentLinkBody): Promise<PaymentLinkObject> {
    const metadata = readMetadata(body.metadata, 'payment_link.metadata') ?? {};
    return this.change(call, scope, { id, type: UpdatePaymentLink, payload: { linkId: id, metadata } });
  }

  @Post(':id/activate')
  @HttpCode(200)
  @Scoped(SCOPES.payment_links.write)
  @ApiOperation({ summary: 'Activate a payment link', description: 'One that was deactivated. A repeat changes nothing.' })
  @Refuses({ 400: ['payment_link_activate_disallowed'] })
  @ApiOkResponse({ type: PaymentLinkObject })
  async activate(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', linkId) id: PaymentLinkId): Promise<PaymentLinkObject> {
    return this.change(call, scope, { id, type: ActivatePaymentLink, payload: { linkId: id } });
  }

  @Post(':id/deactivate')
  @HttpCode(200)
  @Scoped(SCOPES.payment_links.write)
  @ApiOperation({ summary: 'Deactivate a payment link', description: 'Nobody can pay by it until it is activated again. A repeat changes nothing.' })
  @Refuses({ 400: ['payment_link_deactivate_invalid'], 409: ['resource_locked'] })
  @ApiOkResponse({ type: PaymentLinkObject })
  async deactivate(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', linkId) id: PaymentLinkId): Promise<PaymentLinkObject> {
    return this.change(call, scope, { id, type: DeactivatePaymentLink, payload: { linkId: id } });
  }

  @Post(':id/expire')
  @HttpCode(200)
  @Scoped(SCOPES.payment_links.write)
  @ApiOperation({ summary: 'Expire a payment link', description: 'At once, and for good.' })
  @Refuses({ 400: ['payment_link_expire_invalid'], 409: ['resource_locked'] })
  @ApiOkResponse({ type: PaymentLinkObject })
  async expire(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', linkId) id: PaymentLinkId): Promise<PaymentLinkObject> {
    return this.change(call, scope, { id, type: ExpirePaymentLink, payload: { linkId: id, due: null } });
  }

  @Post(':id/extend')
  @HttpCode(200)
  @Scoped(SCOPES.payment_links.write)
  @ApiOperation({ summary: 'Extend a payment link', description: 'It expires a week later than it would have.' })
  @Refuses({ 400: ['payment_link_extend_disallowed', 'payment_link_extend_invalid'], 409: ['resource_locked'] })
  @ApiOkResponse({ type: PaymentLinkObject })
  async extend(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', linkId) id: PaymentLinkId): Promise<PaymentLinkObject> {
    return this.change(call, scope, { id, type: ExtendPaymentLink, payload: { linkId: id } });
  }

  private async change<Payload, Rejection extends ChangeRejection>(
    call: Call,
    scope: Scope,
    { id, type, payload }: { readonly id: PaymentLinkId; readonly type: CommandType<Payload, PaymentLinkView, Rejection>; readonly payload: Payload },
  ): Promise<PaymentLinkObject> {
    const { acting } = await this.visible(call, scope, id);
    const { view } = await this.desk.submit(call, {
      scope,
      type,
      actingFor: acting.party.id,
      payload: () => payload,
      refuse: (rejection) => answerOf(changeLinkProblem(rejection)),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return this.printed(call, scope, view);
  }

  /** Throws unless the request may know of the link. */
  private async visible(call: Call, scope: Scope, id: PaymentLinkId): Promise<{ acting: Acting; link: PaymentLinkView }> {
    const acting = await this.acting.of(scope, call);
    const link = await this.collections.paymentLink(scope, id);
    if (link === null || !sees(acting, { id: link.owner, parent: null })) throw noSuch('payment link');
    return { acting, link };
  }

  private printed({ request }: Call, scope: Scope, link: PaymentLinkView): PaymentLinkObject {
    return paymentLinkToWire(link, scope.mode, (id) => this.pages.checkout(request, id));
  }
}
