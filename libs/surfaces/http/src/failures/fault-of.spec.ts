import { PeerFailed, PeerUnavailable } from '@corridor/process';
import { TimeoutError } from '@corridor/runtime';
import { faultOf } from './fault-of.js';

const kindOf = (error: unknown): string => faultOf(error, 1).kind;

describe('a request that fails because something is slow, paused or away', () => {
  it.each([
    ['a peer that does not answer', new PeerUnavailable('accounts', '/internal/queries/account')],
    ['a wait that takes too long', new TimeoutError('took longer')],
    ['a database that refuses', Object.assign(new Error('no'), { code: 'ECONNREFUSED' })],
    ['a database that is restarting', Object.assign(new Error('no'), { code: '57P03' })],
    ['a pool without a free connection', new Error('timeout exceeded when trying to connect')],
    ['a call that was given up', Object.assign(new Error('no'), { name: 'AbortError' })],
    ['any of these as a cause', new Error('no account', { cause: new PeerUnavailable('accounts', '/') })],
  ])('is asked to come again: %s', (_what, error) => expect(faultOf(error, 1)).toEqual({ kind: 'unavailable', retryAfterSeconds: 1 }));

  it('is an error of ours when a peer says that it could not work out an answer', () => {
    expect(kindOf(new PeerFailed('accounts', '/internal/queries/account', 500))).toBe('internal');
    expect(kindOf(new TypeError('x is not a function'))).toBe('internal');
  });
});
