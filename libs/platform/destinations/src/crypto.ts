import type { Mode } from '@corridor/contracts';
import type { Currency } from '@corridor/money';
import { getAddressInfo, Network, validate } from 'bitcoin-address-validation';
import * as Address from 'ox/Address';
import type { CryptoDestination } from './destination.js';
import { failed, invalid, notPayable, type Problem, type Read } from './problem.js';

export interface CryptoInput {
  readonly network: string;
  readonly address: string;
}

export type CryptoField = keyof CryptoInput | 'currency';

interface NetworkRule {
  /** What lives there. */
  readonly currencies: readonly Currency[];
  /** The address as the network writes it, or what is wrong with it. */
  readonly read: (address: string, mode: Mode) => { readonly address: string } | string;
}

const NETWORKS: Readonly<Record<string, NetworkRule>> = {
  ethereum: { currencies: ['ETH', 'USDC', 'USDT'], read: readEvm },
  bitcoin: { currencies: ['BTC'], read: readBitcoin },
};

export const CRYPTO_NETWORKS: readonly string[] = Object.keys(NETWORKS);

/** Reads an address on a chain, and says whether this currency lives there. */
export function readCrypto({ network, address }: CryptoInput, currency: Currency, mode: Mode): Read<CryptoDestination, CryptoField> {
  const rule = Object.hasOwn(NETWORKS, network) ? NETWORKS[network] : undefined;
  if (rule === undefined) return failed(invalid('network', `must be one of ${CRYPTO_NETWORKS.join(', ')}`));
  const read = rule.read(address, mode);
  if (typeof read === 'string') return failed(invalid('address', read));
  return rule.currencies.includes(currency)
    ? { ok: true, value: { kind: 'crypto', network, address: read.address } }
    : failed(homeless(network, rule, currency));
}

function homeless(network: string, { currencies }: NetworkRule, currency: Currency): Problem<CryptoField> {
  return notPayable('currency', `${currency} is not on ${network}, which has ${currencies.join(', ')}`);
}

const NOBODY = `0x${'0'.repeat(40)}`;

/** Capitals carry a checksum (EIP-55). An address in small letters has none and gets its own. */
function readEvm(address: string): { readonly address: string } | string {
  if (!/^0x[0-9a-fA-F]{40}$/.test(address)) return 'must be 0x and 40 hexadecimal digits';
  if (!Address.validate(address, { strict: true })) return 'has a wrong checksum (EIP-55)';
  return address === NOBODY ? 'is the zero address, which nobody has' : { address: Address.checksum(address) };
}

/** Money must never go to an address of a chain where it is worth nothing, nor the other way round. */
function readBitcoin(address: string, mode: Mode): { readonly address: string } | string {
  if (!validate(address)) return 'is no valid Bitcoin address: its form or checksum is wrong';
  const isMain = getAddressInfo(address).network === Network.mainnet;
  if (isMain !== (mode === 'live')) {
    return mode === 'live' ? 'is of a test network; live mode pays to the main one' : 'is of the main network; test mode takes addresses of test networks, such as tb1…';
  }
  return { address: /^(bc|tb|bcrt)1/i.test(address) ? address.toLowerCase() : address };
}
