import { startArguments } from './arguments.js';

describe('the arguments of kafka:start', () => {
  it('give one broker on the usual port when there are none', () => {
    expect(startArguments([])).toEqual({ dataDir: '.corridor/kafka', brokers: 1, ports: [{ broker: 9092, controller: 9093 }] });
  });

  it('give three brokers six ports in a row', () => {
    const { ports } = startArguments(['--brokers', '3', '--port', '20000', '--data-dir', 'elsewhere']);
    expect(ports.map(({ broker }) => broker)).toEqual([20_000, 20_001, 20_002]);
    expect(ports.map(({ controller }) => controller)).toEqual([20_003, 20_004, 20_005]);
  });

  it.each([['--brokers', '2'], ['--brokers', 'many'], ['--port', '80'], ['--port', '65535'], ['--unknown', '1']])('refuse %s %s', (...args) => {
    expect(() => startArguments(args)).toThrow(args[0]);
  });
});
