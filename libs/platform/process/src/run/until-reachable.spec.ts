import { createLogger, isInfrastructureError } from '@corridor/runtime';
import { StartCancelled, untilReachable } from './until-reachable.js';

const away = Object.assign(new Error('nobody there'), { code: 'ECONNREFUSED' });
const logger = createLogger({ name: 'spec', level: 'silent' });

describe('waiting for what a process needs', () => {
  it('goes on until it is there', async () => {
    let tries = 0;
    const work = async () => {
      tries += 1;
      if (tries < 3) throw away;
      return 'there';
    };
    expect(await untilReachable('it', { logger, signal: new AbortController().signal, isAway: isInfrastructureError }, work)).toBe('there');
  });

  it('ends with what is wrong, rather than away', async () => {
    const wrong = async () => Promise.reject(new Error('wrong password'));
    const signal = new AbortController().signal;
    await expect(untilReachable('it', { logger, signal, isAway: isInfrastructureError }, wrong)).rejects.toThrow('wrong password');
  });

  it('ends at once when the process is told to stop', async () => {
    const stopping = new AbortController();
    const waiting = untilReachable('it', { logger, signal: stopping.signal, isAway: isInfrastructureError }, async () => Promise.reject(away));
    setTimeout(() => stopping.abort(), 50);
    await expect(waiting).rejects.toBeInstanceOf(StartCancelled);
  });
});
