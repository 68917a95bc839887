import { CreatePaymentLink, DeactivatePaymentLink, ExtendPaymentLink } from '@corridor/contracts/collections';
import type { PaymentLinkId } from '@corridor/contracts';
import { mintId } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';
import { eventually, PostingLedger } from '@corridor/testing';
import { collectionsDatabase, SCOPE, sent, startCollections } from '../collections.host.fixture.js';
import { PARTNER, RECEIVABLE } from './domain/payment-link.fixture.js';

const SIXTY_DAYS_MS = 60 * 86_400_000;
/** How long the links of this spec still have: long enough to be extended before. */
const LEFT_MS = 1_500;

describe('a payment link whose time comes', () => {
  let pool: Pool;
  let service: Awaited<ReturnType<typeof startCollections>>;
  beforeAll(async () => {
    pool = await collectionsDatabase();
    const links = { receivable: async () => RECEIVABLE, partner: async () => ({ type: 'partner', country: 'US' }) as const };
    service = await startCollections(pool, { post: (command) => new PostingLedger().post(command), links });
  });
  afterAll(async () => {
    await service.stop();
    await pool.end();
  });

  /** Created so long ago that it expires soon. */
  async function created(): Promise<PaymentLinkId> {
    const payload = { linkId: mintId<'payment-link'>(), accountId: PARTNER, receivableIds: [RECEIVABLE.id], metadata: {} } as const;
    const reply = await service.bus.send(CreatePaymentLink, { ...sent(payload), issuedAt: new Date(Date.now() - SIXTY_DAYS_MS + LEFT_MS).toISOString() });
    if (reply.kind !== 'accepted') throw new Error(JSON.stringify(reply));
    expect(reply.view).toMatchObject({ status: 'activated', payment: null });
    return reply.view.id;
  }
  const statusOf = async (id: PaymentLinkId) => (await service.queries.paymentLink(SCOPE, id))?.status;
  const typesOf = async (id: PaymentLinkId) => (await service.store.readStream(`payment-link-${id}`)).map(({ type }) => type);

  it('expires by itself, once, switched off or not; one that was extended does not', async () => {
    const [left, off, extended] = [await created(), await created(), await created()];
    await service.bus.send(DeactivatePaymentLink, sent({ linkId: off }));
    await service.bus.send(ExtendPaymentLink, sent({ linkId: extended }));
    await eventually(async () => expect([await statusOf(left), await statusOf(off)]).toEqual(['expired', 'expired']));
    expect(await statusOf(extended)).toBe('activated');
    expect([await typesOf(left), await typesOf(off), await typesOf(extended)]).toEqual([
      ['PaymentLinkCreated', 'PaymentLinkExpired'],
      ['PaymentLinkCreated', 'PaymentLinkDeactivated', 'PaymentLinkExpired'],
      ['PaymentLinkCreated', 'PaymentLinkExtended'],
    ]);
  });
});
