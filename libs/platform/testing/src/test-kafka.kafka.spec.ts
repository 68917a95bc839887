import { once } from 'node:events';
import { connect } from 'node:net';
import { testKafka } from './test-kafka.js';

describe('the Kafka of a test run', () => {
  it('is the same for all who ask', async () => {
    const [first, second] = await Promise.all([testKafka(), testKafka()]);
    expect(first).toHaveLength(1);
    expect(second).toEqual(first);
  });

  it('listens where it is said to be', async () => {
    const [host, port] = (await testKafka())[0]!.split(':');
    const socket = connect({ host: host!, port: Number(port) });
    await once(socket, 'connect');
    socket.destroy();
  });
});
