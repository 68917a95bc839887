import type { Mode } from '@corridor/contracts';
import { isUnder } from '../surface/registry.js';
import { pathOf } from '../surface/http-request.js';

/** A host name that stands for one surface, and, when it says so, for one mode. */
export interface HostRule {
  /** Without port; case does not matter. */
  readonly host: string;
  /** The surface's name. */
  readonly surface: string;
  /** Keys of the other mode are refused there; null: both are welcome. */
  readonly mode: Mode | null;
}

/** Finds the rule for a Host header. */
export class Hosts {
  private readonly rules: ReadonlyMap<string, HostRule>;

  constructor(rules: readonly HostRule[]) {
    this.rules = new Map(rules.map((rule) => [rule.host.toLowerCase(), rule]));
  }

  ruleFor(host: string | undefined): HostRule | null {
    if (host === undefined || this.rules.size === 0) return null;
    return this.rules.get(host.toLowerCase().replace(/:\d+$/, '')) ?? null;
  }
}

/** What a surface is called on its own host: `/v1/…` there is `<root>/v1/…` here. Other paths stay. */
export function pathOnHost(url: string, root: string): string {
  return isUnder(pathOf(url), '/v1') ? root + url : url;
}
