/** What the document shows of a body, one of each type. */
export const BODY_EXAMPLES = {
  bank: {
    summary: 'An account in the United States',
    value: {
      type: 'bank',
      name: 'Globex Trading Inc',
      currency: 'USD',
      bank: { account_number: '000123456789', routing_number: '021000021', country: 'US' },
    },
  },
  crypto: {
    summary: 'An address on Ethereum',
    value: {
      type: 'crypto',
      name: 'Globex Trading Inc',
      currency: 'USDC',
      crypto: { network: 'ethereum', address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed' },
    },
  },
};
