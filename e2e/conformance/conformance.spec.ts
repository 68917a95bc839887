import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../support/repository.js';
import { FLEEXPAY } from './apis.js';
import { Conformance } from './conformance.js';
import type { OpenApi } from './document.js';
import type { Exchange } from './exchange.js';

const ID = '01KF2Wm0Zp7vT9sQd4xYbA';
const QUOTE = {
  id: `qt_${ID}`,
  object: 'quote',
  from_currency: 'EUR',
  to_currency: 'USDC',
  from_amount: '50000.00',
  to_amount: '54160.00',
  rate: '1.0832',
  fee: { currency: 'EUR', amount: '25.00' },
  side: 'sell',
  status: 'open',
  expires_at: '2026-06-30T12:00:30Z',
};
const LIMITS = { 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '99', 'x-ratelimit-reset': '1782820830' };
const HEADERS = { 'content-type': 'application/json; charset=utf-8', 'request-id': `req_${ID}`, ...LIMITS };

interface Spoilt {
  readonly method?: string;
  readonly path?: string;
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly sent?: string;
}

const answer = ({ method = 'GET', path = `/quotes/qt_${ID}`, status = 200, body = QUOTE, headers = HEADERS, sent }: Spoilt = {}): Exchange => ({
  method,
  url: `http://localhost/fleexpay/v1${path}`,
  sent,
  status,
  headers: new Headers(headers),
  text: JSON.stringify(body),
});
const error = (type: string) => ({ error: { type, message: 'No.', param: null, request_id: `req_${ID}` } });

/** What holds the end-to-end suite to the document must itself see what is wrong. */
describe('the comparison with the document', () => {
  const document = JSON.parse(readFileSync(join(repositoryRoot(), 'docs/api/fleexpay-openapi.json'), 'utf8')) as OpenApi;
  const conformance = new Conformance(document, FLEEXPAY);
  const problems = (spoilt: Spoilt) => conformance.problemsOf(answer(spoilt)).join('\n');

  it.each<[string, Spoilt]>([
    ['a quote', {}],
    ['an error that the call documents', { status: 404, body: error('not_found') }],
    ['a path that is not there', { path: '/nothing', status: 404, body: error('not_found') }],
    ['a method that is not there', { method: 'PUT', status: 405, body: error('invalid_request') }],
  ])('lets pass %s', (_what, exchange) => expect(problems(exchange)).toBe(''));

  it.each<[string, Spoilt, string]>([
    ['a field that is not documented', { body: { ...QUOTE, mood: 'good' } }, 'must NOT have additional properties: mood; declare it with @ApiProperty'],
    ['a field that is missing', { body: { ...QUOTE, rate: undefined } }, "must have required property 'rate'"],
    ['a null where none may be', { body: { ...QUOTE, side: null } }, '/side must be string'],
    ['a status that is not documented', { status: 202 }, 'quotesRead has no such status: document it with @ApiOkResponse'],
    ['an error status that is not documented', { status: 422, body: error('quote_expired') }, 'naming the type of error, or its code, in @Refuses'],
    ['a type of error that does not go with the status', { status: 404, body: error('conflict') }, '/error/type must be equal to one of the allowed values'],
    ['a call that is not documented', { path: '/moods' }, 'the document has no such call: give its controller @ApiOperation'],
    ['a parameter that is not documented', { path: `/quotes/qt_${ID}?mood=good` }, 'the parameter mood was taken and is not documented'],
    ['a body that the document would not take', { method: 'POST', path: '/quotes', sent: '{"from_currency":"XXX"}' }, 'the body was taken: /from_currency'],
    ['another content type', { headers: { ...HEADERS, 'content-type': 'text/html' } }, 'its Content-Type is text/html'],
    ['a header that is missing', { headers: { ...LIMITS, 'content-type': HEADERS['content-type'] } }, 'the header Request-Id is missing'],
    ['a 429 without its pause', { status: 429, body: error('rate_limited') }, 'the header Retry-After is missing'],
    ['a fraction of a second', { body: { ...QUOTE, expires_at: '2026-06-30T12:00:30.123Z' } }, 'no time without a fraction'],
    ['too few decimals', { body: { ...QUOTE, from_amount: '50000.0' } }, 'no amount of EUR'],
    ['zeros that say nothing', { body: { ...QUOTE, to_amount: '54160.000' } }, 'no amount of USDC'],
    ['the id of something else', { body: { ...QUOTE, id: `acc_${ID}` } }, 'no id of a quote'],
  ])('finds %s', (_what, exchange, problem) => expect(problems(exchange)).toContain(problem));

  it('finds what is wrong with a webhook', () => {
    const conversion = { id: `cnv_${ID}`, object: 'conversion', quote_id: QUOTE.id, from: QUOTE.fee, to: QUOTE.fee, rate: '1', status: 'settled', created_at: QUOTE.expires_at };
    const event = { id: `evt_${ID}`, object: 'event', type: 'conversion.settled', created_at: QUOTE.expires_at, account_id: `acc_${ID}`, sequence: 0, data: conversion };
    expect(conformance.problemsOfEvent(JSON.stringify(event))).toEqual([]);
    expect(conformance.problemsOfEvent(JSON.stringify({ ...event, data: { ...conversion, mood: 'good' } })).join()).toContain('mood');
    expect(conformance.problemsOfEvent(JSON.stringify({ ...event, type: 'mood.changed' })).join()).toContain('add the type to openapi/webhooks.ts');
  });
});
