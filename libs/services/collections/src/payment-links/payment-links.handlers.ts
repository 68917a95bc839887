import type { Command } from '@corridor/contracts';
import {
  ActivatePaymentLink,
  type ActivatePaymentLinkRejection,
  CreatePaymentLink,
  type CreatePaymentLinkPayload,
  type CreatePaymentLinkRejection,
  DeactivatePaymentLink,
  type DeactivatePaymentLinkRejection,
  ExpirePaymentLink,
  type ExpirePaymentLinkPayload,
  type ExpirePaymentLinkRejection,
  ExtendPaymentLink,
  type ExtendPaymentLinkRejection,
  type NamedPaymentLink,
  type PaymentLinkEvent,
  type PaymentLinkView,
  PayPaymentLink,
  type PayPaymentLinkPayload,
  type PayPaymentLinkRejection,
  UpdatePaymentLink,
  type UpdatePaymentLinkPayload,
  type UpdatePaymentLinkRejection,
} from '@corridor/contracts/collections';
import type { RowWrite } from '@corridor/event-store';
import { contextOfCommand, HandleCommand, type Handled } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { COLLECTIONS_DEPS, type CollectionsDeps } from '../collections.deps.js';
import { activateLink, deactivateLink, expireLink, extendLink, type LinkChange, updateLink } from './domain/change-link.decide.js';
import { createLink, leftOf } from './domain/create-link.decide.js';
import { payLink } from './domain/pay-link.decide.js';
import { type PaymentLinkState, paymentLinkOf } from './domain/payment-link.js';
import { expiryTimer, noExpiry } from './expiry.js';
import { feeOf } from './fee-of.js';
import { linkUnit, loadLink, newLinkStream } from './payment-links.streams.js';

const FREE = { kind: 'free' } as const;

/** The commands on payment links: load, decide, say what to append. */
@Controller()
export class PaymentLinksHandlers {
  constructor(@Inject(COLLECTIONS_DEPS) private readonly deps: Pick<CollectionsDeps, 'store' | 'links'>) {}

  @HandleCommand(CreatePaymentLink)
  async create(command: Command<CreatePaymentLinkPayload>): Promise<Handled<PaymentLinkView, CreatePaymentLinkRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const { linkId, accountId, receivableIds: [receivableId] } = payload;
    const [partner, receivable] = await Promise.all([
      this.deps.links.partner(scope, accountId),
      receivableId === undefined ? null : this.deps.links.receivable(scope, receivableId),
    ]);
    const decision = createLink(payload, { partner, receivable, at });
    if (decision.kind === 'rejected') return decision;
    const { link } = decision.event.data;
    const unit = linkUnit(contextOfCommand(command), newLinkStream(linkId), decision.event, [expiryTimer(link, command)]);
    return { kind: 'done', unit, view: link, object: linkId };
  }

  @HandleCommand(UpdatePaymentLink)
  async update(command: Command<UpdatePaymentLinkPayload>): Promise<Handled<PaymentLinkView, UpdatePaymentLinkRejection>> {
    return this.changed(command, updateLink);
  }

  @HandleCommand(ActivatePaymentLink)
  async activate(command: Command<NamedPaymentLink>): Promise<Handled<PaymentLinkView, ActivatePaymentLinkRejection>> {
    return this.changed(command, activateLink);
  }

  @HandleCommand(DeactivatePaymentLink)
  async deactivate(command: Command<NamedPaymentLink>): Promise<Handled<PaymentLinkView, DeactivatePaymentLinkRejection>> {
    return this.changed(command, deactivateLink);
  }

  @HandleCommand(ExpirePaymentLink)
  async expire(command: Command<ExpirePaymentLinkPayload>): Promise<Handled<PaymentLinkView, ExpirePaymentLinkRejection>> {
    return this.changed(command, expireLink);
  }

  @HandleCommand(ExtendPaymentLink)
  async extend(command: Command<NamedPaymentLink>): Promise<Handled<PaymentLinkView, ExtendPaymentLinkRejection>> {
    return this.changed(command, extendLink);
  }

  /** The rest is the process's: it registers what is paid from, and announces the deposit. */
  @HandleCommand(PayPaymentLink)
  async pay(command: Command<PayPaymentLinkPayload>): Promise<Handled<PaymentLinkView, PayPaymentLinkRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const head = await loadLink(this.deps.store, scope, payload.linkId);
    const state = paymentLinkOf(head.events);
    const facts = state.status === 'none' ? { receivable: null, deposit: null, fee: FREE } : await this.factsOf(command, state.link);
    const decision = payLink(state, payload, { ...facts, mode: scope.mode, at });
    if (decision.kind === 'rejected') return decision;
    return { kind: 'started', unit: linkUnit(contextOfCommand(command), head, decision.event), object: payload.linkId };
  }

  private async factsOf({ scope, payload: { method }, issuedAt: at }: Command<PayPaymentLinkPayload>, { receivable: id, payment }: PaymentLinkView) {
    const [receivable, deposit] = await Promise.all([this.deps.links.receivable(scope, id), payment === null ? null : this.deps.links.deposit(scope, payment.deposit)]);
    const fee = receivable === null || leftOf(receivable) === 0n ? FREE : await feeOf(this.deps.links, scope, { receivable, method, at });
    return { receivable, deposit, fee };
  }

  private async changed<Payload extends NamedPaymentLink, Rejection>(
    command: Command<Payload>,
    decide: (state: PaymentLinkState, payload: Payload) => LinkChange<Rejection>,
  ): Promise<Handled<PaymentLinkView, Rejection>> {
    const head = await loadLink(this.deps.store, command.scope, command.payload.linkId);
    const decision = decide(paymentLinkOf(head.events), command.payload);
    if (decision.kind === 'rejected') return decision;
    if (decision.kind === 'unchanged') return { kind: 'done', unit: { appends: [], rows: [] }, view: decision.link };
    const { event } = decision;
    return { kind: 'done', unit: linkUnit(contextOfCommand(command), head, event, timersOf(event, command)), view: event.data.link };
  }
}

function timersOf({ type, data: { link } }: PaymentLinkEvent, command: Command): readonly RowWrite[] {
  if (type === 'PaymentLinkExtended') return [expiryTimer(link, command)];
  return type === 'PaymentLinkExpired' ? [noExpiry(link)] : [];
}
