import type { Command, Reply, ServiceName } from '@corridor/contracts';
import { type AutomaticPayoutView, PayOutAutomatically } from '@corridor/contracts/payouts';
import type { PricingQueries } from '@corridor/contracts/quotes';
import { fingerprintOf, mintId } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';
import { leaveNothingOpen, type PostCommand, PostingLedger } from '@corridor/testing';
import { payoutsDatabase, SCOPE, startPayouts } from '../payouts.host.fixture.js';
import { FakeAccounts, FakeCollections, PRICING, USER } from './automatic.fixture.js';

export type Running = Awaited<ReturnType<typeof startPayouts>>;

export const IN_TIME = { timeoutMs: 20_000 };

interface StartOptions {
  readonly delayMs?: number;
  /** Services that do what they are asked to and never say so. */
  readonly silent?: readonly ServiceName[];
  readonly timeoutMs?: number;
  readonly pricing?: PricingQueries;
}

/** The service under its host, with a ledger, accounts and collections that are made anew for each test. */
export class AutomaticWorld {
  pool!: Pool;
  ledger = new PostingLedger();
  accounts = new FakeAccounts();
  collections = new FakeCollections();
  readonly running: Running[] = [];

  async open(): Promise<void> {
    this.pool = await payoutsDatabase();
  }

  async reset(): Promise<void> {
    for (const service of this.running.splice(0)) await service.stop();
    await leaveNothingOpen(this.pool, { schema: 'payouts', process: 'payouts' });
    [this.ledger, this.accounts, this.collections] = [new PostingLedger(), new FakeAccounts(), new FakeCollections()];
  }

  async start({ delayMs, silent = [], timeoutMs, pricing = PRICING }: StartOptions = {}): Promise<Running> {
    const { ledger, accounts, collections } = this;
    const said = (name: ServiceName, answer: (command: Command) => Reply<unknown, unknown> | null) => (command: Command) => {
      const reply = answer(command);
      return silent.includes(name) ? null : reply;
    };
    const service = await startPayouts(this.pool, {
      post: (command: PostCommand) => {
        const reply = ledger.post(command);
        return silent.includes('ledger') ? null : reply;
      },
      others: { collections: said('collections', collections.answer), accounts: said('accounts', accounts.answer) },
      accounts: accounts.queries,
      pricing,
      ...(delayMs === undefined ? {} : { delayMs }),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
    this.running.push(service);
    return service;
  }
}

export const sent = <Payload>(payload: Payload, scope: { tenant: typeof SCOPE.tenant; mode: 'test' | 'live' } = SCOPE) => ({
  id: mintId<'command'>(), scope, correlation: 'req_1', issuedAt: new Date().toISOString(), fingerprint: fingerprintOf(payload), payload,
});
export const dueNow = () => ({ payoutId: mintId<'payout'>(), accountId: USER.id, currency: 'USD' }) as const;

export async function begun({ bus }: Running): Promise<AutomaticPayoutView> {
  const reply = await bus.send(PayOutAutomatically, sent(dueNow()));
  if (reply.kind !== 'accepted') throw new Error(JSON.stringify(reply));
  return reply.view;
}
