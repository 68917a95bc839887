import { eventually } from '@corridor/testing';
import { ok } from '../../support/client.js';
import { ADDRESS } from '../addresses.suite.js';
import { as, type XflowList } from '../platform.js';
import { about, lists, type MakeWalk } from './route.js';

/** An address that is made is told of, a moment later. */
export const eventsWalk: MakeWalk = async ({ platform: { api }, user }) => {
  const address = ok(await api.post<{ readonly id: string }>('/addresses', { ...ADDRESS, linked_id: user.id }, as(user)));
  const ids = await eventually(async () => {
    const { data } = ok(await api.get<XflowList<{ readonly id: string }>>(`/events?linked_id=${address.id}`));
    if (data.length < 2) throw new Error('not all is told yet');
    return data.map(({ id }) => id);
  });
  const [id = ''] = ids;
  return {
    ids,
    cases: {
      'GET /events': lists(),
      'GET /events/{id}': about({ id }),
    },
  };
};
