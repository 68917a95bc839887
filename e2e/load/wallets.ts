import type { Failure } from '../support/client.js';
import { refuse } from './exchanges.js';
import type { Transfer, WalletDeposit } from './objects.js';
import type { Answered } from './patient-client.js';
import { complain } from './record.js';
import { amountOf, readBack, type Writing } from './writing.js';

const OUTSIDE = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const FAILS = '0x000000000000000000000000000000000000fA11';
/** Of a transfer, what changes after it was made. */
export const MOVING_FIELDS = ['status', 'tx_hash', 'confirmed_at', 'failure_code', 'failure_reason'];

/** Somebody pays to a wallet: it counts at once, or after so many blocks. */
export async function walletDeposit(writing: Writing): Promise<void> {
  const { party, random, record } = writing;
  const { id } = party.counterparts.wallet;
  const [amount, idempotencyKey] = [amountOf(random, 'USDC'), random.key()];
  if (random.chance(50)) {
    const done = await party.requester.write<{ readonly data: WalletDeposit }>({ path: '/sandbox/events', body: { type: 'wallet.deposit_received', object_id: id, amount }, idempotencyKey });
    if (done.answer.status === 201) record.walletDeposits.push({ party, done, deposit: done.answer.body.data });
    else complain(record, done);
    return;
  }
  const path = `/sandbox/wallets/${id}/deposits?tenant_id=${party.actor.tenantId}`;
  const done = await party.requester.write<WalletDeposit>({ api: 'ops', path, body: { amount }, idempotencyKey });
  if (done.answer.status === 201) record.walletDeposits.push({ party, done, deposit: done.answer.body });
  else complain(record, done);
}

/** A transfer that leaves, fails on its chain, or goes to another wallet of the tenant. */
export async function transfer(writing: Writing): Promise<void> {
  const { party, random, record } = writing;
  const { wallet, secondWallet } = party.counterparts;
  const to = random.pick([OUTSIDE, FAILS, secondWallet.address]);
  const body = { wallet_id: wallet.id, to_address: to, asset: 'USDC', network: 'ethereum', amount: amountOf(random, 'USDC') };
  const done = await party.requester.write<Transfer | Failure>({ path: '/transfers', body, idempotencyKey: random.key() });
  if (done.answer.status !== 201) return refuse(writing, done as Answered<Failure>);
  const made = done as Answered<Transfer>;
  record.transfers.push({ party, done: made, ends: to === FAILS ? 'failed' : 'confirmed' });
  await readBack(writing, `/transfers/${made.answer.body.id}`, made.answer.body, MOVING_FIELDS);
}
