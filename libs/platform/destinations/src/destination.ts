/** An account at a bank, checked. In the form in which contracts carry it. */
export interface BankDestination {
  readonly kind: 'bank';
  readonly country: string;
  readonly iban: string | null;
  readonly bic: string | null;
  readonly accountNumber: string | null;
  readonly routingNumber: string | null;
  readonly sortCode: string | null;
}

/** An address on a chain, checked. */
export interface CryptoDestination {
  readonly kind: 'crypto';
  readonly network: string;
  readonly address: string;
}
