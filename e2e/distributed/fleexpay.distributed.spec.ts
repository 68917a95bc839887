import { every, SUITE_ENVIRONMENT } from '../fleexpay/every.suite.js';
import { bootDistributed, type Distributed } from '../support/distributed.js';
import type { Stage } from '../support/stage.js';

describe('the FleexPay API of processes on Kafka', () => {
  let distributed: Distributed | undefined;
  const stage = (): Stage => {
    if (distributed === undefined) throw new Error('the system has not started');
    return distributed.stage;
  };

  beforeAll(async () => {
    distributed = await bootDistributed('fleexpay-kafka', { env: SUITE_ENVIRONMENT });
  }, 300_000);

  afterAll(() => distributed?.system.stop(), 120_000);

  every(stage);
});
