import { about, type MakeWalk } from './route.js';

export const balanceWalk: MakeWalk = async ({ user }) => ({
  ids: [],
  cases: {
    'GET /balance': about({ query: `?account_id=${user.id}` }),
    'GET /balance/aggregate': about({ query: `?account_id=${user.id}` }),
  },
});
