import { MODES, type Scope, type TenantId } from '@corridor/contracts';
import { invalid, notFound } from '@corridor/surfaces/http';
import { readId, type ScopeQuery } from './fields.js';
import { tenantIds } from './ids.js';

/** Where nobody says which mode, a new object is a test one: nothing becomes live by leaving a word out. */
const DEFAULT_MODE = 'test';

/** Finds out whose objects a call means. An installation with one tenant need not name it each time. */
export class Scopes {
  constructor(private readonly defaultTenant: TenantId | null) {}

  /** Throws a 400 that names `tenant_id` when it was left out and there is no default. */
  of({ tenant_id, mode = DEFAULT_MODE }: ScopeQuery): Scope {
    return { tenant: this.tenantOf(tenant_id), mode };
  }

  /** For objects that are known by their id: without a mode, both are looked through. */
  all({ tenant_id, mode }: ScopeQuery): readonly Scope[] {
    const tenant = this.tenantOf(tenant_id);
    return (mode === undefined ? MODES : [mode]).map((each) => ({ tenant, mode: each }));
  }

  /** Where an object is that is known by its id, and the object. Throws a 404 with `missing` when it is nowhere. */
  async find<Found>(query: ScopeQuery, missing: string, look: (scope: Scope) => Promise<Found | null>): Promise<{ readonly scope: Scope; readonly found: Found }> {
    for (const scope of this.all(query)) {
      const found = await look(scope);
      if (found !== null) return { scope, found };
    }
    throw notFound(missing);
  }

  private tenantOf(text: string | undefined): TenantId {
    if (text !== undefined) return readId(tenantIds, text);
    if (this.defaultTenant === null) throw invalid('tenant_id is required.', 'tenant_id');
    return this.defaultTenant;
  }
}
