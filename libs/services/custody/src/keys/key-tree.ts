import type { NetworkFamily } from '@corridor/contracts/custody';
import { HDKey } from '@scure/bip32';
import { bitcoinAddress, type BitcoinNet } from './bitcoin-address.js';
import { evmAddress } from './evm-address.js';
import type { KeyPlace, Signer } from './signer.js';

/** Above it a derivation would be hardened, and the branch does not change its nature halfway. */
const MOST_INDEX = 0x7fff_ffff;

/**
 * A BIP-32 tree from one seed. EVM keys hang below BIP-44's path (coin type 60), Bitcoin's below BIP-84's (coin type 0, on
 * test networks 1), so that any wallet program that knows the seed finds the same addresses.
 */
export class KeyTree implements Omit<Signer, 'open'> {
  private readonly branches: Readonly<Record<NetworkFamily, HDKey>>;

  /** `seed`: 16 to 64 random bytes. */
  constructor(
    seed: Uint8Array,
    private readonly net: BitcoinNet,
  ) {
    const master = HDKey.fromMasterSeed(seed);
    this.branches = {
      evm: master.derive("m/44'/60'/0'/0"),
      bitcoin: master.derive(net === 'mainnet' ? "m/84'/0'/0'/0" : "m/84'/1'/0'/0"),
    };
  }

  async addressAt(place: KeyPlace): Promise<string> {
    const { publicKey } = this.keyAt(place);
    if (publicKey === null) throw new Error('a derived key has no public half');
    return place.family === 'evm' ? evmAddress(publicKey) : bitcoinAddress(publicKey, this.net);
  }

  async sign(place: KeyPlace, digest: Uint8Array): Promise<Uint8Array> {
    return this.keyAt(place).sign(digest);
  }

  private keyAt({ family, index }: KeyPlace): HDKey {
    if (!Number.isInteger(index) || index < 0 || index > MOST_INDEX) throw new Error(`no key has the index ${index}`);
    return this.branches[family].deriveChild(index);
  }
}
