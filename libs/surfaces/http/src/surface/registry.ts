import { Injectable, Module } from '@nestjs/common';
import { pathOf } from './http-request.js';
import type { Surface } from './surface.js';

/** The surfaces of this process. */
@Injectable()
export class SurfaceRegistry {
  private readonly surfaces: Surface[] = [];

  add(surface: Surface): void {
    const taken = this.surfaces.find(({ name, root }) => name === surface.name || root === surface.root);
    if (taken !== undefined) throw new Error(`the surface ${surface.name} at ${surface.root} is already there`);
    this.surfaces.push(surface);
  }

  all(): readonly Surface[] {
    return this.surfaces;
  }

  named(name: string): Surface | null {
    return this.surfaces.find((surface) => surface.name === name) ?? null;
  }

  /** The surface that a URL belongs to; null for paths of none. */
  at(url: string): Surface | null {
    const path = pathOf(url);
    return this.surfaces.find(({ root }) => isUnder(path, root)) ?? null;
  }
}

/** Imported by every surface's module, so that all of them share one registry. */
@Module({ providers: [SurfaceRegistry], exports: [SurfaceRegistry] })
export class HttpSurfacesModule {}

export function isUnder(path: string, root: string): boolean {
  return path.startsWith(root) && (path.length === root.length || path[root.length] === '/');
}

/** Whether a path is one that needs a caller. */
export function needsCaller(path: string, { base }: Pick<Surface, 'base'>): boolean {
  return base !== null && isUnder(path, base);
}
