/** What a client gives; spaces and dashes, and small letters in IBANs and BICs, are forgiven. */
export interface BankInput {
  /** May be left out when there is an IBAN, which says it. */
  readonly country?: string | undefined;
  readonly iban?: string | undefined;
  readonly bic?: string | undefined;
  readonly accountNumber?: string | undefined;
  readonly routingNumber?: string | undefined;
  readonly sortCode?: string | undefined;
}

export type BankField = keyof BankInput | 'currency';
