import { receiver, type Receiver } from '../webhooks.fixture.js';
import { AddressPolicy } from './address-policy.js';
import type { Resolve } from './lookup.js';
import { Sender, TooLateToSend } from './sender.js';

describe('a sender', () => {
  const closing: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  function sender(resolve: Resolve, { timeoutMs = 1_000, allowLoopbackHttp = true } = {}): Sender {
    const made = new Sender({ policy: new AddressPolicy({ allowLoopbackHttp }), resolve, timeoutMs });
    closing.push(() => made.close());
    return made;
  }

  async function listening(...answer: Parameters<typeof receiver>): Promise<Receiver> {
    const made = await receiver(...answer);
    closing.push(() => made.close());
    return made;
  }

  const toLoopback: Resolve = async () => ['127.0.0.1'];
  const post = (one: Sender, url: string, sendBeforeMs = Infinity) => one.post({ url, headers: {}, body: 'körper', sendBeforeMs });

  it('sends the very bytes and gives back the answer', async () => {
    const { url, received } = await listening((response) => response.writeHead(201).end('thanks'));
    expect(await post(sender(toLoopback), url)).toMatchObject({ code: 201, answer: 'thanks' });
    expect(received).toMatchObject([{ body: 'körper', path: '/hook', headers: { 'content-length': '7' } }]);
  });

  it('does not follow a redirect', async () => {
    const target = await listening();
    const { url } = await listening((response) => response.writeHead(307, { location: target.url }).end());
    expect(await post(sender(toLoopback), url)).toMatchObject({ code: 307 });
    expect(target.received).toHaveLength(0);
  });

  it('keeps the first 1,024 bytes of a long answer and does not read an endless one', async () => {
    const { url } = await listening((response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'.repeat(20_000)), 1);
      response.on('close', () => clearInterval(timer));
    });
    const sent = await post(sender(toLoopback, { timeoutMs: 5_000 }), url);
    expect(sent).toMatchObject({ code: 200, answer: 'x'.repeat(1_024) });
    expect(sent.durationMs).toBeLessThan(2_000);
  });

  it('gives up on an answer that does not come, or does not end, in time', async () => {
    const silent = await listening(() => undefined);
    const dripping = await listening((response) => void response.writeHead(200).write('a'));
    for (const { url } of [silent, dripping]) {
      const sent = await post(sender(toLoopback, { timeoutMs: 100 }), url);
      expect(sent).toMatchObject({ code: null, answer: 'no complete answer within 100 ms' });
      expect(sent.durationMs).toBeLessThan(600);
    }
  });

  it('gives up on a name that does not resolve in time', async () => {
    const sent = await post(sender(() => new Promise(() => undefined), { timeoutMs: 100 }), 'https://slow.example/');
    expect(sent).toMatchObject({ code: null, answer: 'no complete answer within 100 ms' });
  });

  it('makes text of any answer that a database can keep', async () => {
    const { url } = await listening((response) => response.writeHead(200).end(Buffer.from([0x61, 0x00, 0xff])));
    expect(await post(sender(toLoopback), url)).toMatchObject({ code: 200, answer: 'a\uFFFD\uFFFD' });
  });

  it('says so when nobody listens', async () => {
    const gone = await receiver();
    await gone.close();
    expect(await post(sender(toLoopback), gone.url)).toMatchObject({ code: null, answer: expect.stringContaining('ECONNREFUSED') });
  });

  it('uses a connection again, and tries anew when the kept one has been closed', async () => {
    const ports = new Set<number | undefined>();
    const { url, received } = await listening((response, _received, count) => {
      ports.add(response.socket?.remotePort);
      if (count === 3) response.socket?.destroy();
      else response.writeHead(200).end();
    });
    const one = sender(toLoopback);
    for (let n = 0; n < 3; n += 1) expect(await post(one, url)).toMatchObject({ code: 200 });
    expect(received).toHaveLength(4);
    expect(ports.size).toBe(2);
  });

  it.each([
    [['10.0.0.1']],
    [['169.254.169.254']],
    [['127.0.0.1']],
    [['::ffff:127.0.0.1']],
    [['64:ff9b::7f00:1']],
    [['0.0.0.0', '::1']],
  ])('does not connect to a name that resolves to %j', async (addresses) => {
    const { url, received } = await listening();
    const { port } = new URL(url);
    const strict = sender(async () => addresses, { allowLoopbackHttp: false });
    const sent = await post(strict, `https://rebound.example:${port}/`);
    expect(sent).toMatchObject({ code: null, answer: 'rebound.example is not an address that webhooks may go to' });
    expect(received).toHaveLength(0);
  });

  it('asks for the address at every connection, so a name that moves inside later is refused', async () => {
    const answers = [['127.0.0.1'], ['10.0.0.1']];
    const { url } = await listening((response) => response.writeHead(200, { connection: 'close' }).end());
    const moving = sender(async () => answers.shift() ?? []);
    const named = url.replace('127.0.0.1', 'hooks.localhost');
    expect(await post(moving, named)).toMatchObject({ code: 200 });
    expect(await post(moving, named)).toMatchObject({ code: null, answer: expect.stringContaining('not an address') });
  });

  it('judges literal addresses too, which no resolver ever sees', async () => {
    const { url, received } = await listening();
    let asked = 0;
    const strict = sender(async () => { asked += 1; return ['1.1.1.1']; }, { allowLoopbackHttp: false });
    for (const target of [url, url.replace('http:', 'https:'), 'https://[::ffff:a9fe:a9fe]/', 'https://0x7f000001/']) {
      expect(await post(strict, target)).toMatchObject({ code: null, answer: expect.stringMatching(/^The URL must/) });
    }
    expect([asked, received.length]).toEqual([0, 0]);
  });

  it('connects to the address that was judged, whatever else the name has', async () => {
    const { url } = await listening();
    const mixed = sender(async () => ['10.0.0.1', '127.0.0.1', '192.168.0.1']);
    expect(await post(mixed, url.replace('127.0.0.1', 'hooks.localhost'))).toMatchObject({ code: 204 });
  });

  it('sends nothing when it is too late by the time that there is a connection', async () => {
    const { url, received } = await listening();
    const named = url.replace('127.0.0.1', 'receiver.localhost');
    const slowly = sender(async () => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      return ['127.0.0.1'];
    });
    await expect(post(slowly, named, performance.now() + 20)).rejects.toThrow(TooLateToSend);
    expect(received).toHaveLength(0);
    expect(await post(slowly, named, performance.now() + 5_000)).toMatchObject({ code: 204 });
    // Nor over a connection that is there already.
    await expect(post(slowly, named, performance.now() - 1)).rejects.toThrow(TooLateToSend);
    expect(received).toHaveLength(1);
  });
});
