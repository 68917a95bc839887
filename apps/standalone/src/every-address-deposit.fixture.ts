import type { DepositId, Scope } from '@corridor/contracts';
import { AdvanceDeposit, type CheckoutPayment, InitiateDeposit, TakeBackDeposit, UpdateAddressDeposit } from '@corridor/contracts/collections';
import { mintId } from '@corridor/messaging';
import { accepted } from './outcomes.fixture.js';
import type { RunningServices } from './running-services.fixture.js';
import type { Trade } from './trade.fixture.js';

const dollars = (amount: string) => ({ currency: 'USD', amount: amount as never }) as const;

/** Money that arrives and is taken back, that is called off, and that is declined. */
export async function payToAddress(services: RunningServices, scope: Scope, trade: Trade): Promise<void> {
  const { send } = services;
  const takesBack = await pay(services, scope, trade, '20.00');
  await accepted(send(UpdateAddressDeposit, scope, { depositId: takesBack, metadata: { order: 'A-1' } }));
  await accepted(send(TakeBackDeposit, scope, { depositId: mintId<'deposit'>(), takesBack, reason: 'duplicate' }));
  for (const to of ['cancelled', 'failed'] as const) {
    const depositId = await announce(services, scope, trade, { amount: '20.00' });
    await accepted(send(AdvanceDeposit, scope, { depositId, to, reason: null }));
  }
}

/** The partner pays, and the money arrives. */
export async function pay(services: RunningServices, scope: Scope, trade: Trade, amount: string, checkout: CheckoutPayment | null = null): Promise<DepositId> {
  const depositId = await announce(services, scope, trade, { amount, checkout });
  for (const to of ['processing', 'completed'] as const) await accepted(services.send(AdvanceDeposit, scope, { depositId, to, reason: null }));
  return depositId;
}

async function announce({ send }: RunningServices, scope: Scope, { partner, address }: Trade, { amount, checkout = null }: { readonly amount: string; readonly checkout?: CheckoutPayment | null }): Promise<DepositId> {
  const depositId = mintId<'deposit'>();
  const ends = { from: { account: partner, address: null }, to: { account: null, address } };
  const how = { method: 'domestic_wire', methodReference: null, statementDescriptor: 'Invoice 1' } as const;
  await accepted(send(InitiateDeposit, scope, { depositId, amount: dollars(amount), ...ends, ...how, metadata: {}, checkout }));
  return depositId;
}
