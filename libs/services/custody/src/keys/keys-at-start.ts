import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CUSTODY_DEPS, type CustodyDeps } from '../custody.deps.js';

/** A sealing key that does not fit ends the start with a clear word, rather than the first request that needs a key. */
@Injectable()
export class KeysAtStart implements OnApplicationBootstrap {
  constructor(@Inject(CUSTODY_DEPS) private readonly deps: CustodyDeps) {}

  async onApplicationBootstrap(): Promise<void> {
    await Promise.all(Object.values(this.deps.signers).map((signer) => signer.open()));
  }
}
