import { createHash, hkdfSync } from 'node:crypto';
import type { CustomerId, OnboardingLinkId, Scope } from '@corridor/contracts';
import { SubjectVault } from '../vault/subject-vault.js';

const TOKEN_BYTES = 32;

/** SHA-256 (hex) of a link's token: the only form in which it is kept. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** What a link holds under its customer's key: where it leads afterwards, and, made from the key itself, its token. */
export class OnboardingVault extends SubjectVault<CustomerId, string> {
  /**
   * Derived rather than drawn: a repeated request is answered with the same URL although nothing keeps the token. Null
   * without a key, and never again once that is destroyed.
   */
  async token(scope: Scope, customer: CustomerId, link: OnboardingLinkId): Promise<string | null> {
    const key = await this.keyOf(scope, customer);
    if (key === null) return null;
    return Buffer.from(hkdfSync('sha256', key, '', `corridor/onboarding/${link}`, TOKEN_BYTES)).toString('base64url');
  }

  protected override boundTo(subject: CustomerId): string {
    return `${subject}/return-url`;
  }
}
