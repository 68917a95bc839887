import { KEY_LEASE_MS } from '@corridor/contracts/accounts';
import { PeerUnavailable } from '@corridor/process';
import { bearerToken, keyAuthenticator } from './key-authenticator.js';
import { KeyDirectory } from './key-directory.js';

const credentials = { headers: { authorization: `Bearer sk_test_${'a'.repeat(32)}` } };

function authenticatorWith(keyByHash: () => Promise<null>, nowMs: () => number = () => 0) {
  return keyAuthenticator({ directory: new KeyDirectory({ queries: { keyByHash }, nowMs }), readCredential: bearerToken });
}

describe('authenticating by a key', () => {
  it('asks the client to come again, and refuses nobody, when the owner of keys does not answer', async () => {
    const authenticate = authenticatorWith(async () => Promise.reject(new PeerUnavailable('accounts', '/internal/queries/keyByHash')));
    await expect(authenticate(credentials)).rejects.toMatchObject({ fault: { kind: 'unavailable', retryAfterSeconds: 1 } });
  });

  it('does so too when every answer takes longer than it may be relied on', async () => {
    let nowMs = 0;
    const slow = authenticatorWith(
      async () => {
        nowMs += KEY_LEASE_MS;
        return null;
      },
      () => nowMs,
    );
    await expect(slow(credentials)).rejects.toMatchObject({ fault: { kind: 'unavailable', retryAfterSeconds: 1 } });
  });

  it('refuses a key that its owner does not know', async () => {
    await expect(authenticatorWith(async () => null)(credentials)).rejects.toMatchObject({ fault: { kind: 'unauthenticated' } });
  });
});
