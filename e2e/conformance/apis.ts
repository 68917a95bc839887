import { referenceProblems } from './reference-rules.js';
import { wireProblems } from './wire-rules.js';

/** An API whose answers are compared with its document, and with rules that owe nothing to it. */
export interface Api {
  readonly base: string;
  readonly documentAt: string;
  /** What every error is, by its name among the schemas. */
  readonly errorSchema: string;
  rules(body: unknown): string[];
}

export const FLEEXPAY: Api = { base: '/fleexpay/v1', documentAt: '/fleexpay/openapi.json', errorSchema: 'ErrorBody', rules: wireProblems };
export const XFLOW: Api = { base: '/xflow/v1', documentAt: '/xflow/openapi.json', errorSchema: 'ErrorObject', rules: referenceProblems };
