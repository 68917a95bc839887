import type { BeneficiaryId, Command, Scope } from '@corridor/contracts';
import {
  type BeneficiaryRecord,
  DeleteBeneficiary,
  type DeleteBeneficiaryPayload,
  type DeleteBeneficiaryRejection,
  RegisterBeneficiary,
  type RegisterBeneficiaryPayload,
  type RegisterBeneficiaryRejection,
  ReviewBeneficiary,
  type ReviewBeneficiaryPayload,
  type ReviewBeneficiaryRejection,
} from '@corridor/contracts/accounts';
import { contextOfCommand, HandleCommand, type Handled, type LoadedStream, loadStream } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { ACCOUNTS_DEPS, type AccountsDeps } from '../accounts.deps.js';
import { loadCustomer, unitOfOne } from '../accounts.streams.js';
import { customerOf } from '../domain/customer.js';
import { DetailsVault } from './details-vault.js';
import { type BeneficiaryEvent, beneficiaryOf } from './domain/beneficiary.js';
import { deleteBeneficiary, registerBeneficiary, reviewBeneficiary } from './domain/beneficiary.decide.js';

/** The commands on beneficiaries: load, decide, say what to append. */
@Controller()
export class BeneficiariesHandlers {
  private readonly vault: DetailsVault;

  constructor(@Inject(ACCOUNTS_DEPS) private readonly deps: AccountsDeps) {
    this.vault = new DetailsVault(deps);
  }

  /** Screened once, here: what was found is in the event. */
  @HandleCommand(RegisterBeneficiary)
  async registerBeneficiary(command: Command<RegisterBeneficiaryPayload>): Promise<Handled<BeneficiaryRecord, RegisterBeneficiaryRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const details = await this.vault.open(scope, payload.beneficiaryId, payload.sealedDetails);
    if (details === null) throw new Error(`the details of beneficiary ${payload.beneficiaryId} were not sealed in this scope`);
    const screening = (await this.deps.screening[scope.mode]?.screen(details, at)) ?? null;
    const { customerId } = payload;
    const customer = customerId === null ? null : customerOf((await loadCustomer(this.deps, scope, customerId)).events);
    const facts = { type: details.destination.kind, screening, mode: scope.mode, customer, at };
    const decision = registerBeneficiary(payload, facts);
    if (decision.kind === 'rejected') return decision;
    const head = { stream: streamOf(payload.beneficiaryId), revision: -1 };
    const unit = unitOfOne(contextOfCommand(command), head, decision.event);
    return { kind: 'done', unit, view: decision.event.data.beneficiary, object: payload.beneficiaryId };
  }

  @HandleCommand(ReviewBeneficiary)
  async reviewBeneficiary(command: Command<ReviewBeneficiaryPayload>): Promise<Handled<BeneficiaryRecord, ReviewBeneficiaryRejection>> {
    const head = await this.load(command.scope, command.payload.beneficiaryId);
    const decision = reviewBeneficiary(beneficiaryOf(head.events), command.payload, command.issuedAt);
    if (decision.kind === 'rejected') return decision;
    return { kind: 'done', unit: unitOfOne(contextOfCommand(command), head, decision.event), view: decision.event.data.beneficiary };
  }

  @HandleCommand(DeleteBeneficiary)
  async deleteBeneficiary(command: Command<DeleteBeneficiaryPayload>): Promise<Handled<BeneficiaryRecord, DeleteBeneficiaryRejection>> {
    const head = await this.load(command.scope, command.payload.beneficiaryId);
    const decision = deleteBeneficiary(beneficiaryOf(head.events), command.payload);
    if (decision.kind === 'rejected') return decision;
    return { kind: 'done', unit: unitOfOne(contextOfCommand(command), head, decision.event), view: decision.event.data.beneficiary };
  }

  private load(scope: Scope, id: BeneficiaryId): Promise<LoadedStream<BeneficiaryEvent>> {
    return loadStream<BeneficiaryEvent>(this.deps.store, streamOf(id), scope);
  }
}

function streamOf(id: BeneficiaryId): string {
  return `beneficiary-${id}`;
}
