import type { Mode } from '@corridor/contracts';
import type { BeneficiaryDestination } from '@corridor/contracts/accounts';
import { type BankField, type CryptoField, type Problem, readBank, readCrypto } from '@corridor/destinations';
import { invalid, RefusedError } from '@corridor/surfaces/http';
import { answerOf } from '../errors/problem.js';
import type { BankBody, CreateBeneficiaryBody } from './create-beneficiary.body.js';

/** What a field of a destination is called in a body. */
const PARAMS: Readonly<Record<BankField | CryptoField, string>> = {
  currency: 'currency',
  country: 'bank.country',
  iban: 'bank.iban',
  bic: 'bank.bic',
  accountNumber: 'bank.account_number',
  routingNumber: 'bank.routing_number',
  sortCode: 'bank.sort_code',
  network: 'crypto.network',
  address: 'crypto.address',
};

export interface RequestFacts {
  readonly mode: Mode;
  readonly requestId: string;
}

/** Reads where payouts are to go. Throws a 400 that names the field at fault, or a 422 when the currency can't go there. */
export function readDestination(body: CreateBeneficiaryBody, { mode, requestId }: RequestFacts): BeneficiaryDestination {
  const { type, currency } = body;
  const other = type === 'bank' ? 'crypto' : 'bank';
  if (body[other] !== undefined) throw invalid(`${other} does not go with type ${type}.`, other);
  const read = body.type === 'bank' ? readBank(bankInput(part(body, 'bank')), currency) : readCrypto(part(body, 'crypto'), currency, mode);
  if (read.ok) return read.value;
  throw refusal(read.problem, requestId);
}

function part<Name extends 'bank' | 'crypto'>(body: CreateBeneficiaryBody, name: Name): NonNullable<CreateBeneficiaryBody[Name]> {
  const given = body[name];
  if (given === undefined) throw invalid(`${name} is required with type ${name}.`, name);
  return given;
}

function bankInput({ country, iban, bic, account_number: accountNumber, routing_number: routingNumber, sort_code: sortCode }: BankBody) {
  return { country, iban, bic, accountNumber, routingNumber, sortCode };
}

function refusal({ kind, field, text }: Problem<BankField | CryptoField>, requestId: string): Error {
  const param = PARAMS[field];
  const words = text.replace(/\{(\w+)\}/g, (_all, name: keyof typeof PARAMS) => PARAMS[name]);
  if (kind === 'invalid') return invalid(`${param} ${words}.`, param);
  return new RefusedError(answerOf({ status: 422, type: 'destination_not_supported', message: `${words}.`, param }, requestId));
}
