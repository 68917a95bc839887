import type { Admin, Consumer, Producer } from 'kafkajs';

/** A broker took a request and did not answer in time: it hangs, or the way to it does. */
export class SilentBroker extends Error {
  override readonly name = 'SilentBroker';
}

/**
 * Calls `tell` whenever a request of this client gets no answer in time. The client itself would ask the same broker again and
 * again, without looking whether another has taken its place: that is found out only by a new client.
 */
export function onSilence(client: Producer | Consumer | Admin, tell: (error: SilentBroker) => void): void {
  const heard = ({ payload }: { readonly payload: { readonly broker: string; readonly apiName: string } }) =>
    tell(new SilentBroker(`${payload.broker} does not answer: ${payload.apiName}`));
  // Each kind of client has its own name for the same event.
  if ('transaction' in client) client.on(client.events.REQUEST_TIMEOUT, heard);
  else if ('run' in client) client.on(client.events.REQUEST_TIMEOUT, heard);
  else client.on(client.events.REQUEST_TIMEOUT, heard);
}

/** Does work with a client, and gives it up when one of its requests gets no answer. */
export class Impatience {
  private readonly silent: Promise<never>;

  constructor(client: Producer | Admin) {
    this.silent = new Promise((_, reject) => onSilence(client, reject));
    this.silent.catch(() => undefined);
  }

  /** @throws SilentBroker, then and ever after */
  async on<T>(work: Promise<T>): Promise<T> {
    work.catch(() => undefined);
    return await Promise.race([work, this.silent]);
  }
}
