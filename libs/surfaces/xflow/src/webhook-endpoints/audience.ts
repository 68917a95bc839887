import type { EndpointAudience, EndpointFilter, EndpointView } from '@corridor/contracts/webhooks';
import type { Acting } from '../acting/acting-account.js';
import { refuse } from '../errors/refuse.js';

const FIELD = 'webhook_endpoint.platform';

/** Whose events a new endpoint gets. Who is no platform has those of the account that the request is made for. */
export function audienceOfNew({ party }: Acting, platform: boolean | undefined): EndpointAudience {
  if (party.type === 'platform') return { kind: (platform ?? true) ? 'account' : 'all_but', account: party.id };
  if (platform === true) throw refuse(400, 'parameter_value_invalid', `${FIELD} can only be true for a platform, in its own name.`, FIELD);
  return { kind: 'account', account: party.id };
}

/** Whose events an endpoint gets after a change; undefined when that stays. A user's endpoint always has the user's. */
export function audienceAfter({ owner }: EndpointView, { own }: Acting, platform: boolean | undefined): EndpointAudience | undefined {
  if (platform === undefined) return undefined;
  if (own.type === 'platform' && owner === own.id) return { kind: platform ? 'account' : 'all_but', account: own.id };
  if (platform) throw refuse(400, 'webhook_endpoint_parameter_not_editable', `${FIELD} of a user's endpoint stays false.`, FIELD);
  return undefined;
}

export function isForPlatform({ audience }: EndpointView, { own }: Acting): boolean {
  return own.type === 'platform' && audience?.kind === 'account' && audience.account === own.id;
}

/** What a filter by `platform` asks for. Nothing that a direct user has is for a platform. */
export function audienceFilter({ own }: Acting, platform: boolean | undefined): Pick<EndpointFilter, 'audience'> | 'none' {
  if (platform === undefined) return {};
  if (own.type !== 'platform') return platform ? 'none' : {};
  const ofPlatform: EndpointAudience = { kind: 'account', account: own.id };
  return { audience: platform ? { is: ofPlatform } : { isNot: ofPlatform } };
}
