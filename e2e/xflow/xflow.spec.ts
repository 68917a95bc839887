import { boot, type Stage, stageOf } from '../support/stage.js';
import type { Standalone } from '../support/standalone.js';
import { every, SUITE_ENVIRONMENT } from './every.suite.js';

describe('the Xflow API of the single process', () => {
  let standalone: Standalone | undefined;
  const stage = (): Stage => {
    if (standalone === undefined) throw new Error('the process has not started');
    return stageOf(standalone);
  };

  beforeAll(async () => {
    standalone = await boot('xflow', SUITE_ENVIRONMENT);
  }, 120_000);

  afterAll(() => standalone?.stop(), 60_000);

  every(stage);
});
