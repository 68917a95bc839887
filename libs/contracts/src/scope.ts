import type { TenantId } from './ids.js';

/** Test and live objects of a tenant never meet: every query and command carries both halves of its scope. */
export type Mode = 'test' | 'live';

export const MODES: readonly Mode[] = ['test', 'live'];

export interface Scope {
  readonly tenant: TenantId;
  readonly mode: Mode;
}
