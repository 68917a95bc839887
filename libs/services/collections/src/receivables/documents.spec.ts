import type { PartyView } from '@corridor/contracts/accounts';
import { UpdateReceivable } from '@corridor/contracts/collections';
import { fingerprintOf, mintId } from '@corridor/messaging';
import { ReceivablesHandlers } from './receivables.handlers.js';
import { ReceivablesWorld } from './receivables.fixture.js';

describe("a receivable's document", () => {
  it('does not go with it to the partner of another user', async () => {
    const world = await ReceivablesWorld.create();
    const [other, theirPartner, file] = [mintId<'account'>(), mintId<'account'>(), mintId<'file'>()];
    const theirs = { id: theirPartner, type: 'partner', parent: other, status: 'activated', book: world.book } as unknown as PartyView;
    const accounts: ReceivablesWorld['deps']['accounts'] = {
      ...world.deps.accounts,
      party: async (scope, id) => (id === theirPartner ? theirs : world.deps.accounts.party(scope, id)),
      file: async () => ({ owner: world.user, purpose: 'finance_document' }) as never,
    };
    const invoice = { amount: null, createdOn: null, currency: null, document: file, dueOn: null, referenceNumber: null };
    const receivableId = await world.owed({ status: 'draft', invoice });
    const update = async (partner: typeof other) => {
      const payload = { receivableId, details: { partner } };
      const about = { scope: world.scope, fingerprint: fingerprintOf(payload), correlation: 'req_1', causation: null, issuedAt: world.clock.toISOString() };
      return new ReceivablesHandlers({ ...world.deps, accounts }).update({ id: mintId<'command'>(), type: UpdateReceivable.name, key: receivableId, ...about, payload });
    };
    expect(await update(world.partner)).toMatchObject({ kind: 'done' });
    expect(await update(theirPartner)).toMatchObject({ kind: 'rejected', rejection: { reason: 'receivable_file_not_usable', file, problem: 'unknown' } });
    await world.close();
  });
});
