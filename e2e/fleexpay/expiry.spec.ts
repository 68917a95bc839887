import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@corridor/testing';
import { type Failure, ok } from '../support/client.js';
import { available, convert, fund, quote, transactions } from '../support/flows.js';
import type { Quote } from '../support/objects.js';
import { type Actor, boot, newActor, stageOf } from '../support/stage.js';
import type { Standalone } from '../support/standalone.js';

const LOCK_MS = 400;

describe('a quote whose time is over', () => {
  let standalone: Standalone | undefined;
  let actor: Actor;

  beforeAll(async () => {
    standalone = await boot('expiry', { QUOTE_LOCK_MS: String(LOCK_MS) });
    actor = await newActor(stageOf(standalone), 'Expiry');
    await fund(actor, 'EUR', '1000.00');
  }, 60_000);

  afterAll(() => standalone?.stop(), 60_000);

  it('is expired', async () => {
    const { id, status } = await quote(actor);
    expect(status).toBe('open');
    await sleep(LOCK_MS + 50);
    expect(ok(await actor.api.get<Quote>(`/quotes/${id}`)).status).toBe('expired');
  });

  it('can no longer be converted, and moves nothing', async () => {
    const { id } = await quote(actor);
    await sleep(LOCK_MS + 50);
    const before = [await available(actor), await transactions(actor)];
    const answer = await convert<Failure>(actor, id);
    expect([answer.status, answer.body.error.type]).toEqual([422, 'quote_expired']);
    expect([await available(actor), await transactions(actor)]).toEqual(before);
  });

  it('stays executed when it was converted in time', async () => {
    const { id } = await quote(actor);
    expect((await convert(actor, id)).status).toBe(201);
    await sleep(LOCK_MS * 2);
    await eventually(async () => expect(ok(await actor.api.get<Quote>(`/quotes/${id}`)).status).toBe('executed'));
  });

  it('answers a repeat of a conversion made in time as it did then', async () => {
    const { id } = await quote(actor);
    const first = await convert(actor, id, 'in-time');
    await sleep(LOCK_MS * 2);
    const second = await convert(actor, id, 'in-time');
    expect([second.status, second.text]).toEqual([first.status, first.text]);
  });
});
