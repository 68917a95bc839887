import type { Access } from './access.js';

/** A route as the server knows it. */
export interface Route {
  readonly method: string;
  /** With its parameters, such as `/fleexpay/v1/quotes/:id`. */
  readonly url: string;
  /** Null for one that belongs to no surface, or to the part of one that needs no caller. */
  readonly access: Access | null;
}

/** The routes that the server knows, to tell a wrong method from a wrong path. */
export class RouteTable {
  private readonly routes: (Route & { readonly pattern: RegExp })[] = [];

  all(): readonly Route[] {
    return this.routes.map(({ method, url, access }) => ({ method, url, access }));
  }

  add(method: string, url: string, access: Access | null = null): void {
    const pattern = url
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
      .join('/');
    this.routes.push({ method, url, access, pattern: new RegExp(`^${pattern}$`) });
  }

  /** The methods that a path has, sorted; none when the path itself is unknown. */
  methodsAt(path: string): readonly string[] {
    const methods = this.routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    return [...new Set(methods)].sort();
  }

  /** Who may use what a path has for a method; null where it has nothing, or nothing that says so. */
  accessAt(method: string, path: string): Access | null {
    return this.routes.find((route) => route.method === method && route.pattern.test(path))?.access ?? null;
  }
}
