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
  | { readonly kind: 'operator'; readonly takesQuery: boolean; readonly takesBody: boolean }
  | {
      readonly kind: 'scoped';
      /** `<resource>:read` or `<resource>:write`. */
      readonly scope: string;
      readonly publishable: boolean;
      /** The only mode whose keys may use it; null for both. */
      readonly mode: Mode | null;
      readonly takesQuery: boolean;
      readonly takesBody: boolean;
      /** Whether its body is a form with files, which its handler reads by `readUpload`. */
      readonly takesUpload: boolean;
    };

/** A route of a tenant's keys: those with the scope or `*`. Publishable keys only where it says so. */
export function Scoped(scope: string, options: { readonly publishable?: boolean; readonly mode?: Mode; readonly upload?: boolean } = {}): MethodDecorator {
  return withAccess((takes) => ({
    kind: 'scoped',
    scope,
    publishable: options.publishable ?? false,
    mode: options.mode ?? null,
    takesUpload: options.upload ?? false,
    ...takes,
  }));
}

/** A route of the operator's key. */
export function ForOperator(): MethodDecorator {
  return withAccess((takes) => ({ kind: 'operator', ...takes }));
}

/** A route that needs no key, such as a document. Only one that says so takes a form. */
export function Open(options: { readonly form?: boolean } = {}): MethodDecorator {
  return withAccess(() => ({ kind: 'open', takesForm: options.form ?? false }));
}

/** What the handler asks for. */
interface Takes {
  /** A route without it refuses every query, and says which. */
  readonly takesQuery: boolean;
  /** A route without it takes an empty body for none, whatever type the client says that it has. */
  readonly takesBody: boolean;
}

function withAccess(accessFor: (takes: Takes) => Access): MethodDecorator {
  return (target, property, descriptor) => {
    const takes = { takesQuery: asksFor(RouteParamtypes.QUERY, target, property), takesBody: asksFor(RouteParamtypes.BODY, target, property) };
    RouteConfig({ access: accessFor(takes) })(target, property, descriptor);
  };
}

/** Whether the handler has a parameter of a kind. */
function asksFor(kind: RouteParamtypes, target: object, property: string | symbol): boolean {
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, target.constructor, property) ?? {}) as object;
  return Object.keys(args).some((name) => name.startsWith(`${kind}:`));
}
