import { SCREENED_ADDRESSES } from './sandbox-addresses.js';

export interface Screened {
  /** The list that the address stands on. */
  readonly list: string;
}

/** Says whether money may go to an address. */
export interface AddressScreening {
  /** `address` as its network writes it. Null when nothing speaks against it. */
  screen(address: string): Promise<Screened | null>;
}

/** The documented addresses of the sandbox, and nothing else. */
export const sandboxScreening: AddressScreening = {
  screen: async (address) => (SCREENED_ADDRESSES.has(address) ? { list: 'sandbox' } : null),
};
