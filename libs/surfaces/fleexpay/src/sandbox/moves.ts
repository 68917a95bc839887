import type { DepositId, Scope } from '@corridor/contracts';
import { type CustomerView, DecideCustomer } from '@corridor/contracts/accounts';
import { CompleteDeposit, ReturnDeposit } from '@corridor/contracts/collections';
import { PayToWallet, SettleTransfer, type TransferEnd } from '@corridor/contracts/custody';
import { type PayoutReport, ReportPayout, sandboxReport } from '@corridor/contracts/payouts';
import { type ConversionReport, ReportConversion, sandboxConversionReport } from '@corridor/contracts/quotes';
import { mintId } from '@corridor/messaging';
import type { Currency } from '@corridor/money';
import { moveConversionProblem } from '../conversions/to-problem.js';
import { conversionToWire } from '../conversions/to-wire.js';
import { decideCustomerProblem } from '../customers/decide-problem.js';
import { customerToWire } from '../customers/to-wire.js';
import { moveDepositProblem } from '../deposits/to-problem.js';
import { depositToWire } from '../deposits/to-wire.js';
import { conversionIds, customerIds, depositIds, payoutIds, transferIds, walletIds } from '../ids.js';
import { movePayoutProblem } from '../payouts/to-problem.js';
import { payoutToWire } from '../payouts/to-wire.js';
import { transferToWire } from '../transfers/to-wire.js';
import { walletDepositToWire } from '../wallets/wallet-deposit.object.js';
import { moveCustodyProblem } from './custody-problem.js';
import { type Move, move } from './move.js';
import type { MoveType } from './move-types.js';
import type { SandboxObjects } from './sandbox-objects.js';

/** What arrives at a wallet when a request does not say how much. */
const SUPPOSED_PAYMENT = '100';

/** Every event type that the sandbox can bring about, and how. One entry a type. */
export const MOVES: Readonly<Record<MoveType, Move>> = {
  'customer.kyc_updated': move({
    ids: customerIds,
    noun: 'customer',
    command: DecideCustomer,
    payload: (customerId, { status }) => ({ customerId, verdict: status ?? 'approved', reason: null, by: 'person' as const }),
    refuse: decideCustomerProblem,
    toWire: customerNow,
    takesStatus: true,
  }),
  'deposit.completed': move({
    ids: depositIds,
    noun: 'deposit',
    command: CompleteDeposit,
    payload: (depositId, { amount }) => ({ depositId, amount, bankReference: `SANDBOX-${depositId}` }),
    refuse: moveDepositProblem,
    toWire: (deposit) => depositToWire(deposit),
    currencyOf: depositCurrency,
  }),
  'deposit.returned': move({
    ids: depositIds,
    noun: 'deposit',
    command: ReturnDeposit,
    payload: (depositId) => ({ depositId, failureCode: 'payer_recall', failureReason: 'The payer has recalled the payment.' }),
    refuse: moveDepositProblem,
    toWire: (deposit) => depositToWire(deposit),
  }),
  'conversion.settled': conversionMove('settled'),
  'conversion.failed': conversionMove('failed'),
  'payout.completed': payoutMove('completed'),
  'payout.failed': payoutMove('failed'),
  'payout.returned': payoutMove('returned'),
  'transfer.confirmed': transferMove('confirmed'),
  'transfer.failed': transferMove('failed'),
  'wallet.deposit_received': move({
    ids: walletIds,
    noun: 'wallet',
    command: PayToWallet,
    payload: (walletId, { amount }) => ({ depositId: mintId<'wallet-deposit'>(), walletId, address: null, amount: amount ?? SUPPOSED_PAYMENT, txHash: null, mature: true }),
    refuse: moveCustodyProblem,
    toWire: (deposit) => walletDepositToWire(deposit),
    currencyOf: async ({ custody }, scope, id) => (await custody.wallet(scope, id))?.asset ?? null,
  }),
};

/** As the simulated chain would end it. */
function transferMove(end: TransferEnd): Move {
  return move({
    ids: transferIds,
    noun: 'transfer',
    command: SettleTransfer,
    payload: (transferId) => ({ transferId, end }),
    refuse: moveCustodyProblem,
    toWire: (transfer) => transferToWire(transfer),
  });
}

/** As the settlement of test mode would report it. */
function conversionMove(kind: ConversionReport['kind']): Move {
  return move({
    ids: conversionIds,
    noun: 'conversion',
    command: ReportConversion,
    payload: (conversionId) => ({ conversionId, report: sandboxConversionReport(kind) }),
    refuse: moveConversionProblem,
    toWire: (conversion) => conversionToWire(conversion),
  });
}

/** As the bank of test mode would report it. */
function payoutMove(kind: PayoutReport['kind']): Move {
  return move({
    ids: payoutIds,
    noun: 'payout',
    command: ReportPayout,
    find: async ({ payouts }, scope, id) => payouts.payout(scope, id),
    payload: (payoutId, _given, payout) => ({ payoutId, report: sandboxReport(kind, payoutId, payout) }),
    refuse: movePayoutProblem,
    toWire: (payout) => payoutToWire(payout),
  });
}

async function depositCurrency({ collections }: SandboxObjects, scope: Scope, id: DepositId): Promise<Currency | null> {
  const deposit = await collections.deposit(scope, id);
  if (deposit === null) return null;
  return deposit.status === 'awaiting_funds' ? deposit.currency : deposit.amount.currency;
}

/** What the customer is called is sealed in the view. */
async function customerNow(customer: CustomerView, { accounts }: SandboxObjects, scope: Scope): Promise<object> {
  const profile = await accounts.openProfile(scope, customer.id, customer.sealedProfile);
  return customerToWire({ ...customer, profile });
}
