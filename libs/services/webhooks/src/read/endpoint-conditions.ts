import type { EndpointAudience, EndpointFilter } from '@corridor/contracts/webhooks';
import type { Bind } from '@corridor/messaging';

/** What a filter of endpoints asks of their rows. */
export function endpointConditions({ owner, audience, statuses, createdFrom, createdBefore }: EndpointFilter, bind: Bind): readonly string[] {
  return [
    ...(owner === undefined ? [] : [`owner = ${bind(owner)}`]),
    ...(audience === undefined ? [] : ['is' in audience ? hears(audience.is, bind) : `not coalesce(${hears(audience.isNot, bind)}, false)`]),
    ...(statuses === undefined ? [] : [`status = any(${bind(statuses)}::text[])`]),
    ...(createdFrom === undefined ? [] : [`created_at >= ${bind(createdFrom)}`]),
    ...(createdBefore === undefined ? [] : [`created_at < ${bind(createdBefore)}`]),
  ];
}

function hears({ kind, account }: EndpointAudience, bind: Bind): string {
  return `${kind === 'account' ? 'only_account' : 'but_account'} = ${bind(account)}::uuid`;
}
