import { idOf } from '@corridor/contracts';
import { tenantIds } from './ids.js';
import { Scopes } from './scopes.js';

const SOLE = idOf<'tenant'>('01997a3e-5d2c-7abc-8def-000000000001');
const OTHER = idOf<'tenant'>('01997a3e-5d2c-7abc-8def-000000000002');

describe("the scope of an operator's call", () => {
  it('is test mode of the installation’s tenant when nothing is said', () => {
    expect(new Scopes(SOLE).of({})).toEqual({ tenant: SOLE, mode: 'test' });
  });

  it('is what the call says', () => {
    expect(new Scopes(SOLE).of({ tenant_id: tenantIds.print(OTHER), mode: 'live' })).toEqual({ tenant: OTHER, mode: 'live' });
  });

  it('has to name the tenant where there is no default', () => {
    expect(() => new Scopes(null).of({ mode: 'test' })).toThrow();
  });

  it('is both modes for an object that is known by its id', () => {
    expect(new Scopes(SOLE).all({})).toEqual([
      { tenant: SOLE, mode: 'test' },
      { tenant: SOLE, mode: 'live' },
    ]);
    expect(new Scopes(SOLE).all({ mode: 'live' })).toEqual([{ tenant: SOLE, mode: 'live' }]);
  });
});
