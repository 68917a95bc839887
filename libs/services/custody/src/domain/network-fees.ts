import type { DecimalString } from '@corridor/contracts';
import type { Network } from '@corridor/contracts/custody';
import type { Currency } from '@corridor/money';

/** What the house charges for a transaction, in the asset that moves; the house pays the chain itself. */
const FEES: Readonly<Record<Network, Readonly<Partial<Record<Currency, string>>>>> = {
  ethereum: { ETH: '0.0005', USDC: '1.20', USDT: '1.20' },
  base: { ETH: '0.00002', USDC: '0.05' },
  polygon: { USDC: '0.02', USDT: '0.02' },
  bitcoin: { BTC: '0.00002000' },
};

export function networkFee(network: Network, asset: Currency): DecimalString {
  const fee = FEES[network][asset];
  if (fee === undefined) throw new Error(`no fee is known for ${asset} on ${network}`);
  return fee as DecimalString;
}
