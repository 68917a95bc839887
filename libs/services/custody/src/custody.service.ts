import { ACCOUNTS_QUERY_METHODS, type AccountsQueries } from '@corridor/contracts/accounts';
import { CUSTODY_QUERY_METHODS, type CustodyQueries } from '@corridor/contracts/custody';
import type { Ground, Service } from '@corridor/process';
import { SimulatedChains } from './chain/chains.js';
import { type CustodySettings, custodySettings } from './custody.config.js';
import { custodyDefinition } from './custody.definition.js';
import type { CustodyDeps } from './custody.deps.js';
import { CustodyModule } from './custody.module.js';
import { KeyIndexes } from './keys/key-indexes.js';
import { SealedKeyTree } from './keys/sealed-key-tree.js';
import { sealingKeyOf } from './keys/sealing.js';
import type { Signers } from './keys/signers.js';
import { PgCustodyQueries } from './read/custody.queries.js';
import { SignedTransactions } from './signing/signed-transactions.js';

export const custodyService: Service<typeof custodySettings, { readonly accounts: AccountsQueries }, CustodyQueries> = {
  name: 'custody',
  settings: custodySettings,
  asks: { accounts: ACCOUNTS_QUERY_METHODS },
  queryMethods: CUSTODY_QUERY_METHODS,
  assemble(ground, { accounts }, settings) {
    const delayMs = settings.SANDBOX_DELAY_MS;
    const signers = signersOf(ground, settings);
    const queries = new PgCustodyQueries(ground);
    const chains = new SimulatedChains({ ...ground, delayMs });
    const deps: CustodyDeps = {
      ...ground,
      accounts,
      signers,
      indexes: new KeyIndexes(ground),
      chains,
      sandbox: chains,
      signing: new SignedTransactions({ ...ground, signers }),
      reads: queries,
      delayMs,
    };
    return { definition: custodyDefinition(deps), module: CustodyModule.register(deps), queries };
  },
};

/** Live mode has no signer until one is connected; it is then told so, never given the sandbox's keys. */
function signersOf(ground: Ground, { CUSTODY_SEALING_KEY: hex }: CustodySettings): Signers {
  return hex === undefined ? {} : { test: new SealedKeyTree({ ...ground, sealingKey: sealingKeyOf(hex) }) };
}
