import type {
  CancelReceivableRejection,
  ConfirmReceivableRejection,
  DecideReceivablePayload,
  DecideReceivableRejection,
  DraftReceivablePayload,
  DraftReceivableRejection,
  ReceivableEvent,
  ReceivableField,
  ReceivableIssue,
  ReceivableStatus,
  ReceivableView,
  ReceivableVerdict,
  UpdateReceivablePayload,
  UpdateReceivableRejection,
} from '@corridor/contracts/collections';
import { isForGoods } from '@corridor/contracts/collections';
import type { DecimalString, ReceivableId } from '@corridor/contracts';
import { changedFields, type DetailsFacts, lackOf, withDetails } from './details.js';
import { completion, type ReceivableDecision, standing, takenOf } from './receivable.js';

const NOTHING = '0' as DecimalString;

export function draftReceivable({ receivableId: id, owner, details }: DraftReceivablePayload, facts: DetailsFacts & { readonly at: string }): ReceivableDecision<DraftReceivableRejection> {
  const blank: ReceivableView = {
    ...{ id, owner, partner: null, book: null, currency: null, maximum: null, invoice: null, description: null, purposeCode: null, transactionType: null },
    ...{ metadata: {}, status: 'draft', issues: [], locks: [], unsettled: [], reconciling: [], settling: [] },
    ...{ reconciled: NOTHING, fees: NOTHING, settled: NOTHING, leftOtherwise: NOTHING },
    createdAt: facts.at,
  };
  const told = withDetails(blank, details, facts);
  if (told.kind === 'problem') return { kind: 'rejected', rejection: told.problem };
  return { kind: 'events', events: [{ type: 'ReceivableDrafted', data: { receivable: told.receivable } }] };
}

const ALWAYS: readonly ReceivableField[] = ['description'];

/** What can change of a receivable as it stands: null for everything. */
const EDITABLE: Readonly<Record<ReceivableStatus, readonly ReceivableField[] | null>> = {
  draft: null,
  input_required: null,
  verifying: ALWAYS,
  hold: ALWAYS,
  activated: ['maximum', ...ALWAYS],
  completed: ALWAYS,
  cancelled: ALWAYS,
};

export function updateReceivable(receivable: ReceivableView | null, { receivableId, details }: UpdateReceivablePayload, facts: DetailsFacts): ReceivableDecision<UpdateReceivableRejection> {
  if (receivable === null) return notFound(receivableId);
  const told = withDetails(receivable, details, facts);
  if (told.kind === 'problem') return { kind: 'rejected', rejection: told.problem };
  const { id, status } = receivable;
  const fixed = changedFields(receivable, told.receivable).find((field) => !isEditable(receivable, field));
  if (fixed !== undefined) return { kind: 'rejected', rejection: { reason: 'receivable_field_not_editable', receivable: id, status, field: fixed } };
  return { kind: 'events', events: [{ type: 'ReceivableUpdated', data: { receivable: told.receivable } }, ...completion(told.receivable)] };
}

/** Whose money it is, and which, stays once there is some. */
function isEditable(receivable: ReceivableView, field: ReceivableField): boolean {
  if ((field === 'partner' || field === 'currency') && takenOf(receivable) > 0n) return false;
  return EDITABLE[receivable.status]?.includes(field) ?? true;
}

export function confirmReceivable(receivable: ReceivableView | null, id: ReceivableId): ReceivableDecision<ConfirmReceivableRejection> {
  if (receivable === null) return notFound(id);
  const { status } = receivable;
  if (status !== 'draft' && status !== 'input_required') return { kind: 'rejected', rejection: { reason: 'receivable_not_confirmable', receivable: id, status } };
  const field = lackOf(receivable);
  if (field !== null) return { kind: 'rejected', rejection: { reason: 'receivable_lacks', receivable: id, field } };
  const { purposeCode: code, transactionType } = receivable;
  if (code !== null && transactionType !== null && isForGoods(code) !== (transactionType === 'goods')) {
    return { kind: 'rejected', rejection: { reason: 'purpose_code_of_other_transaction_type', receivable: id, code, transactionType } };
  }
  return { kind: 'events', events: [{ type: 'ReceivableConfirmed', data: { receivable: standing(receivable, 'verifying') } }] };
}

/** Only while no money is in it, nor on its way. */
export function cancelReceivable(receivable: ReceivableView | null, id: ReceivableId): ReceivableDecision<CancelReceivableRejection> {
  if (receivable === null) return notFound(id);
  const { status } = receivable;
  if (status === 'completed' || status === 'cancelled' || takenOf(receivable) > 0n) {
    return { kind: 'rejected', rejection: { reason: 'receivable_not_cancellable', receivable: id, status } };
  }
  return { kind: 'events', events: [{ type: 'ReceivableCancelled', data: { receivable: standing(receivable, 'cancelled') } }] };
}

/** From which statuses a verdict leads on. */
const DECIDED_FROM: Readonly<Record<ReceivableVerdict, readonly ReceivableStatus[]>> = {
  activate: ['verifying', 'hold'],
  hold: ['verifying', 'activated', 'input_required'],
  input_required: ['verifying', 'activated', 'hold'],
};

/** `obstacle`: why partner or owner keep it from being activated. */
export function decideReceivable(
  receivable: ReceivableView | null,
  { receivableId: id, verdict, issue, only }: DecideReceivablePayload,
  obstacle: ReceivableIssue | null,
): ReceivableDecision<DecideReceivableRejection> {
  if (receivable === null) return notFound(id);
  const { status } = receivable;
  const wrong = !DECIDED_FROM[verdict].includes(status) || (only !== null && only !== status);
  if (wrong) return { kind: 'rejected', rejection: { reason: 'receivable_in_wrong_status', receivable: id, status } };
  if (verdict === 'activate' && obstacle === null) return { kind: 'events', events: activation(receivable) };
  if (verdict === 'input_required') {
    const after = { ...receivable, status: 'input_required', issues: issue === null ? [] : [issue] } as const;
    return { kind: 'events', events: [{ type: 'ReceivableInputRequired', data: { receivable: after } }] };
  }
  // What a person holds does not go on by itself when its partner or owner does.
  const because = verdict === 'activate' ? obstacle : issue;
  return { kind: 'events', events: [holding(receivable, because ?? 'unable_to_process')] };
}

function activation(receivable: ReceivableView) {
  const activated = standing(receivable, 'activated');
  return [{ type: 'ReceivableActivated', data: { receivable: activated } } as const, ...completion(activated)];
}

function holding(receivable: ReceivableView, issue: ReceivableIssue) {
  return { type: 'ReceivableHeld', data: { receivable: { ...receivable, status: 'hold', issues: [issue] } } } as const;
}

const OF_PARTIES: readonly ReceivableIssue[] = ['partner_hold', 'partner_deactivated', 'account_hold'];

/** What follows for a receivable when its partner or owner changes: none can be paid while one of them is held. */
export function followParties(receivable: ReceivableView, obstacle: ReceivableIssue | null): readonly ReceivableEvent[] {
  const isHeldForThem = receivable.status === 'hold' && receivable.issues.some((issue) => OF_PARTIES.includes(issue));
  if (obstacle !== null && receivable.status === 'activated') return [holding(receivable, obstacle)];
  return obstacle === null && isHeldForThem ? activation(receivable) : [];
}

function notFound<Receivable>(receivable: Receivable) {
  return { kind: 'rejected', rejection: { reason: 'receivable_not_found', receivable } } as const;
}
