import { type Failure, ok } from '../support/client.js';
import { fund } from '../support/flows.js';
import type { Account, Balances, List } from '../support/objects.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

export function accounts(stage: () => Stage): void {
  describe('an account', () => {
    let actor: Actor;

    beforeAll(async () => {
      actor = await newActor(stage(), 'Accounts');
    });

    it('is there from the start, alone and in the list', async () => {
      const account = ok(await actor.api.get<Account>(`/accounts/${actor.account}`));
      expect(account).toMatchObject({ id: actor.account, object: 'account', status: 'active' });
      expect(account.id).toMatch(/^acc_[0-9A-Za-z]{22}$/);
      expect(account.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(ok(await actor.api.get<List<Account>>('/accounts'))).toEqual({
        object: 'list',
        data: [account],
        has_more: false,
        next_cursor: null,
      });
    });

    it('lists its balances, sorted by currency, with what is pending', async () => {
      await fund(actor, 'USDC', '95120.50');
      await fund(actor, 'EUR', '182450.00');
      const balances = ok(await actor.api.get<Balances>(`/accounts/${actor.account}/balances`));
      expect(balances).toEqual({
        object: 'list',
        account_id: actor.account,
        data: [
          { currency: 'EUR', available: '182450.00', pending: '0.00' },
          { currency: 'USDC', available: '95120.50', pending: '0.00' },
        ],
      });
    });

    it('is not found by anybody else, nor when it does not exist (invariant 10)', async () => {
      const stranger = await newActor(stage(), 'Somebody else');
      for (const path of [`/accounts/${actor.account}`, `/accounts/${actor.account}/balances`]) {
        const answer = await stranger.api.get<Failure>(path);
        expect([answer.status, answer.body.error.type]).toEqual([404, 'not_found']);
      }
      for (const id of ['nonsense', `acc_${'0'.repeat(22)}`, `acc_${'z'.repeat(22)}`, `qt_${actor.account.slice(4)}`, 'acc_%00']) {
        expect([id, (await actor.api.get(`/accounts/${id}`)).status]).toEqual([id, 404]);
      }
    });
  });
}
