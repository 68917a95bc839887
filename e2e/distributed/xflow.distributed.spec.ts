import { bootDistributed, type Distributed } from '../support/distributed.js';
import type { Stage } from '../support/stage.js';
import { every, SUITE_ENVIRONMENT } from '../xflow/every.suite.js';

describe('the Xflow API of processes on Kafka', () => {
  let distributed: Distributed | undefined;
  const stage = (): Stage => {
    if (distributed === undefined) throw new Error('the system has not started');
    return distributed.stage;
  };

  beforeAll(async () => {
    distributed = await bootDistributed('xflow-kafka', { env: SUITE_ENVIRONMENT });
  }, 300_000);

  afterAll(() => distributed?.system.stop(), 120_000);

  every(stage);
});
