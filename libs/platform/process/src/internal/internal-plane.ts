import { isInfrastructureError, type Logger } from '@corridor/runtime';
import type { Offer } from './offer.js';

export type PlaneAnswer =
  | { readonly kind: 'answered'; readonly value: unknown }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'malformed' }
  /** Not now; another instance may. */
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'failed' };

/** What this process answers to its peers. It says `unavailable` until it has something to offer. */
export class InternalPlane {
  private offers: readonly Offer[] | null = null;

  constructor(private readonly logger: Logger) {}

  serve(offers: readonly Offer[]): void {
    this.offers = offers;
  }

  async answer(name: string, method: string, args: unknown): Promise<PlaneAnswer> {
    if (this.offers === null) return { kind: 'unavailable' };
    const offer = this.offers.find((each) => each.name === name);
    if (offer === undefined || !Object.hasOwn(offer.methods, method)) return { kind: 'unknown' };
    if (!Array.isArray(args)) return { kind: 'malformed' };
    try {
      const target = offer.target as Readonly<Record<string, (...values: unknown[]) => Promise<unknown>>>;
      return { kind: 'answered', value: await target[method]?.(...(args as unknown[])) };
    } catch (err) {
      if (isInfrastructureError(err)) {
        this.logger.warn({ err, offer: name, method }, 'a peer could not be answered now');
        return { kind: 'unavailable' };
      }
      this.logger.error({ err, offer: name, method }, 'a peer could not be answered');
      return { kind: 'failed' };
    }
  }
}
