/**
 * A peer gave no answer, on any of its instances, for as long as one waits. Nothing is concluded from it. Surfaces answer
 * 503 to `unavailable`, and hosts try again without bound.
 */
export class PeerUnavailable extends Error {
  override readonly name = 'PeerUnavailable';
  readonly unavailable = true;

  constructor(peer: string, call: string, options: ErrorOptions = {}) {
    super(`${peer} does not answer ${call}`, options);
  }
}

/** A peer could not work out an answer, which is an error on its side; what went wrong stands in its log. */
export class PeerFailed extends Error {
  override readonly name = 'PeerFailed';

  constructor(peer: string, call: string, status: number) {
    super(`${peer} failed to answer ${call} (${status})`);
  }
}
