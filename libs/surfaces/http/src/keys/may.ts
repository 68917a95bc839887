import { FaultError } from '../failures/fault.js';
import type { Access } from '../routes/access.js';
import type { Caller } from '../surface/caller.js';

/** Throws `forbidden` unless the caller may use a route. */
export function assertMay(caller: Caller, access: Access): void {
  switch (access.kind) {
    case 'open':
      return;
    case 'operator':
      if (caller.kind !== 'operator') throw forbidden('This call is for the operator alone.');
      return;
    case 'scoped':
      assertScoped(caller, access);
      return;
    default:
      throw new Error(`${String(access satisfies never)} is no access`);
  }
}

function assertScoped(caller: Caller, { scope, publishable, mode }: Access & { readonly kind: 'scoped' }): void {
  if (caller.kind !== 'key') throw forbidden("This call is for a tenant's key.");
  const { key } = caller;
  if (key.kind === 'publishable' && !publishable) throw forbidden('A publishable key may not make this call.');
  if (!key.scopes.includes('*') && !key.scopes.includes(scope)) throw forbidden(`The API key lacks the scope ${scope}.`);
  if (mode !== null && key.mode !== mode) throw forbidden(`This call is for ${mode} keys only.`);
}

function forbidden(message: string): FaultError {
  return new FaultError({ kind: 'forbidden', message });
}
