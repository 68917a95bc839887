import { commandType, type Reply } from '@corridor/contracts';
import type { RecordedEvent } from '@corridor/event-store';
import { derivedCommandId } from '../ids/ids.js';
import type { NewCommand } from '../port/command-bus.js';
import { StillUnknown } from '../port/handling.js';
import { ask, askSurely } from './ask.js';

const Reserve = commandType<{ readonly by: number }, { readonly total: number }, { readonly reason: 'full' }>('ledger', 'reserve', () => 'key');
const INTENT = { stream: 'payout-1', revision: 3, tenant: 'tenant', mode: 'test', correlation: 'request', recordedAt: '2026-07-10T12:00:00.000Z' } as RecordedEvent;
const QUESTION = { type: Reserve, payload: { by: 2 }, issuedAt: '2026-07-10T12:00:01.000Z' };
const ACCEPTED = { kind: 'accepted', view: { total: 5 }, replayed: false, correlation: 'request' } as const;
const REJECTED = { kind: 'rejected', rejection: { reason: 'full' }, replayed: true, correlation: 'request' } as const;

function busThat(reply: Reply<unknown, unknown>) {
  const sent: NewCommand<unknown>[] = [];
  const send = async (_type: unknown, command: NewCommand<unknown>) => {
    sent.push(command);
    return reply as never;
  };
  return { bus: { send }, sent };
}

describe('what a process asks of another service', () => {
  it('goes out in the name of the intent, under an id that is the same at every attempt', async () => {
    const { bus, sent } = busThat(ACCEPTED);
    expect(await ask({ bus }, INTENT, QUESTION)).toEqual({ kind: 'accepted', view: { total: 5 } });
    await ask({ bus }, INTENT, QUESTION);
    expect(sent[1]).toEqual(sent[0]);
    expect(sent[0]).toEqual({
      id: derivedCommandId('payout-1/3', 'post'), scope: { tenant: 'tenant', mode: 'test' }, correlation: 'request',
      causation: 'payout-1/3', issuedAt: QUESTION.issuedAt, payload: { by: 2 },
    });
  });

  it('has ids of its own when one intent asks for several things, or has had another id before', async () => {
    const { bus, sent } = busThat(ACCEPTED);
    await ask({ bus }, INTENT, { ...QUESTION, label: 'convert' });
    await ask({ bus }, INTENT, { ...QUESTION, base: 'deposit' });
    expect(sent.map(({ id }) => id)).toEqual([derivedCommandId('payout-1/3', 'convert'), derivedCommandId('deposit', 'post')]);
  });

  it('is the same question with another payload where its fingerprint says so', async () => {
    const { bus, sent } = busThat(ACCEPTED);
    await ask({ bus }, INTENT, { ...QUESTION, fingerprint: 'a-file' });
    await ask({ bus }, INTENT, { ...QUESTION, fingerprint: 'a-file', payload: { by: 3 } });
    expect(sent.map(({ id, fingerprint }) => [id, fingerprint])).toEqual(Array.from({ length: 2 }, () => [derivedCommandId('payout-1/3', 'post'), 'a-file']));
  });

  it('is refused in the words of who was asked', async () => {
    expect(await ask(busThat(REJECTED), INTENT, QUESTION)).toEqual({ kind: 'rejected', rejection: { reason: 'full' } });
  });

  it('stays open when nobody answers, and is a fault when it can not be decided', async () => {
    await expect(ask(busThat({ kind: 'unknown' }), INTENT, QUESTION)).rejects.toThrow(StillUnknown);
    for (const reply of [{ kind: 'failed' }, { kind: 'conflict', object: null }] as const) {
      await expect(ask(busThat(reply), INTENT, QUESTION)).rejects.toThrow(`ledger can't take payout-1/3: ${reply.kind}`);
    }
  });

  it('is a fault when what can not be refused is refused', async () => {
    expect(await askSurely(busThat(ACCEPTED), INTENT, QUESTION)).toEqual({ total: 5 });
    await expect(askSurely(busThat(REJECTED), INTENT, QUESTION)).rejects.toThrow('ledger refused payout-1/3: full');
  });
});
