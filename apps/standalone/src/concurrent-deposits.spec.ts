import type { DepositId, MoneyView } from '@corridor/contracts';
import type { CollectionsEvent } from '@corridor/contracts/collections';
import type { Owner } from '@corridor/contracts/ledger';
import { domainEventOf } from '@corridor/messaging';
import type { Currency } from '@corridor/money';
import { testDatabase } from '@corridor/testing';
import { count, every, stepsOf, Till } from './concurrent-deposits.fixture.js';
import { type RunningServices, runServices } from './running-services.fixture.js';

const CURRENCIES: readonly Currency[] = ['EUR', 'USD'];
const WAVES = 4;
const AT_ONCE = 60;

let services: RunningServices;
beforeAll(async () => {
  services = await runServices((await testDatabase()).connectionString, { chaos: { seed: 11, redeliver: 0.3 } });
}, 180_000);
afterAll(() => services.stop());

const sums = (money: readonly MoneyView[]) => {
  const all = new Map<Currency, bigint>();
  for (const each of money) count(all, each);
  return all;
};

/** Each of its balances, by compartment and currency. */
async function balancesOf({ scope }: Till, owner: Owner) {
  return (await services.ledger.balances(scope, owner)).map(({ compartment, currency, balance }) => ({ compartment, money: { currency, amount: balance } }));
}

const heldBy = async (till: Till, ...owners: readonly Owner[]) => sums((await Promise.all(owners.map((owner) => balancesOf(till, owner)))).flat().map(({ money }) => money));

/** What each deposit of the tenant is according to the log alone. */
async function foldOf({ scope }: Till) {
  const { store } = services.stores.find(({ service }) => service === 'collections') as RunningServices['stores'][number];
  const deposits = new Map<DepositId, object>();
  const suspense = new Map<DepositId, object>();
  for (const recorded of await store.readLog({ after: 0, limit: 10_000 })) {
    if (recorded.tenant !== scope.tenant) continue;
    const event = domainEventOf<CollectionsEvent>(recorded);
    if (event.type === 'DepositRequested' || event.type === 'DepositCompleted' || event.type === 'DepositReturned') deposits.set(event.data.deposit.id, event.data.deposit);
    if (event.type === 'DepositCompleted') suspense.delete(event.data.deposit.id);
    if (event.type === 'FundsSuspended') suspense.set(event.data.funds.id, event.data.funds);
    if (event.type === 'FundsReturned') suspense.delete(event.data.funds.id);
  }
  return { deposits, suspense };
}

const byId = (items: readonly { readonly id: string; readonly remittance: unknown }[]) => new Map(items.map(({ remittance: _who, ...item }) => [item.id, item]));

describe('payments, returns and conversions all at once, told of twice and out of order', () => {
  it.each([1, 2, 3])('leave money, objects and log at one (invariants 1, 2, 3, 6 and 8; run %i)', async (seed) => {
    const till = new Till(services);
    await till.open();
    for (let wave = 0; wave < WAVES; wave += 1) {
      await till.wave(stepsOf(seed * 100 + wave, AT_ONCE));
      await till.spendAll();
    }
    expect(till.strange).toEqual([]);
    expect(new Set(till.arrivals).size).toBe(till.arrivals.length);

    const { scope, account } = till;
    const deposits = await every((page) => services.collections.deposits(scope, {}, page));
    const suspense = await every((page) => services.collections.suspendedFunds(scope, page));
    expect(await foldOf(till)).toEqual({ deposits: byId(deposits), suspense: byId(suspense) });

    const credited = sums(deposits.flatMap((each) => (each.status === 'completed' ? [each.amount] : [])));
    const [own, waiting, world] = await Promise.all([
      heldBy(till, account, `house/owed/${account}`),
      heldBy(till, 'house/suspense'),
      heldBy(till, 'world/sepa', 'world/ach'),
    ]);
    for (const currency of CURRENCIES) {
      const of = (all: ReadonlyMap<Currency, bigint>) => all.get(currency) ?? 0n;
      expect([currency, of(own)]).toEqual([currency, of(credited) - of(till.spent)]);
      expect([currency, of(waiting)]).toEqual([currency, of(sums(suspense.map(({ amount }) => amount)))]);
      expect([currency, of(world)]).toEqual([currency, -of(till.net)]);
    }
    // There were debts, or this has tried too little.
    expect(await balancesOf(till, `house/owed/${account}`)).not.toEqual([]);
    for (const { compartment, money } of await balancesOf(till, account)) expect([compartment, money.amount.startsWith('-')]).toEqual([compartment, false]);
    expect(await services.verifyLedger()).toMatchObject({ faultCount: 0, faults: [] });
  }, 120_000);
});
