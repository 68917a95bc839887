import type { Reply } from '@corridor/contracts';

export async function accepted<View>(sent: Promise<Reply<View, unknown>>): Promise<View> {
  const reply = await sent;
  if (reply.kind !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(reply)}`);
  return reply.view;
}

export async function rejected(sent: Promise<Reply<unknown, unknown>>): Promise<void> {
  expect(await sent).toMatchObject({ kind: 'rejected' });
}
