import { isInfrastructureError } from './infrastructure-error.js';

const withCode = (code: string) => Object.assign(new Error('failed'), { code });

describe('an error of the infrastructure', () => {
  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '08006', '08001', '53300', '53100', '40001', '40P01', '25006', '25P03', '58030'])(
    'is one with the code %s',
    (code) => expect(isInfrastructureError(withCode(code))).toBe(true),
  );

  it.each(['Connection terminated unexpectedly', 'Connection terminated due to connection timeout', 'timeout exceeded when trying to connect'])(
    'is one that says: %s',
    (message) => expect(isInfrastructureError(new Error(message))).toBe(true),
  );

  it('is found among causes and in aggregates', () => {
    expect(isInfrastructureError(new Error('append failed', { cause: withCode('57P01') }))).toBe(true);
    expect(isInfrastructureError(new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')]))).toBe(true);
  });

  it.each(['23505', '23503', '42601', '42P01', '22003', '57014', 'ENOENT'])('is not one with the code %s', (code) =>
    expect(isInfrastructureError(withCode(code))).toBe(false),
  );

  it.each([[undefined], [null], ['ECONNREFUSED'], [new Error('insufficient funds')], [{}]])('is not %p', (thing) =>
    expect(isInfrastructureError(thing)).toBe(false),
  );

  it('is one that says of itself that something is unavailable', () => {
    expect(isInfrastructureError(Object.assign(new Error('the peer does not answer'), { unavailable: true }))).toBe(true);
    expect(isInfrastructureError(Object.assign(new Error('the peer failed'), { unavailable: false }))).toBe(false);
  });

  it('survives an error that causes itself', () => {
    const error = new Error('round');
    error.cause = error;
    expect(isInfrastructureError(error)).toBe(false);
  });
});
