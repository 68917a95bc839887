import type { Mode } from '@corridor/contracts';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { RouteConfig } from '@nestjs/platform-fastify';

/** Who may use a route. It is part of the server's route, so that it is looked at before a body is read. */
export type Access =
  | {
      readonly kind: 'open';
      /** Whether its body is what a browser sends of a form; JSON otherwise. */
      readonly takesForm: boolean;
    }
  | { readonly kind: 'operator'; readonly takesQuery: boolean }
  | {
      readonly kind: 'scoped';
      /** `<resource>:read` or `<resource>:write`. */
      readonly scope: string;
      readonly publishable: boolean;
      /** The only mode whose keys may use it; null for both. */
      readonly mode: Mode | null;
      readonly takesQuery: boolean;
    };

/** A route of a tenant's keys: those with the scope or `*`. Publishable keys only where it says so. */
export function Scoped(scope: string, options: { readonly publishable?: boolean; readonly mode?: Mode } = {}): MethodDecorator {
  return withAccess((takesQuery) => ({
    kind: 'scoped',
    scope,
    publishable: options.publishable ?? false,
    mode: options.mode ?? null,
    takesQuery,
  }));
}

/** A route of the operator's key. */
export function ForOperator(): MethodDecorator {
  return withAccess((takesQuery) => ({ kind: 'operator', takesQuery }));
}

/** A route that needs no key, such as a document. Only one that says so takes a form. */
export function Open(options: { readonly form?: boolean } = {}): MethodDecorator {
  return withAccess(() => ({ kind: 'open', takesForm: options.form ?? false }));
}

function withAccess(accessFor: (takesQuery: boolean) => Access): MethodDecorator {
  return (target, property, descriptor) => {
    RouteConfig({ access: accessFor(takesQuery(target, property)) })(target, property, descriptor);
  };
}

/** Whether the handler has a query parameter: a route without one refuses every query, and says which. */
function takesQuery(target: object, property: string | symbol): boolean {
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, target.constructor, property) ?? {}) as object;
  return Object.keys(args).some((name) => name.startsWith(`${RouteParamtypes.QUERY}:`));
}
