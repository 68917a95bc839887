import { about, lists, type MakeWalk } from './route.js';

export const accountSettingsWalk: MakeWalk = async ({ user }) => {
  const id = user.id.replace('account_', 'account_setting_');
  return {
    ids: [id],
    cases: {
      'GET /account_settings': lists(),
      'GET /account_settings/connected': lists({}, { by: 'platform', hears: { direct: '403 action_unauthorized', otherUser: '403 action_unauthorized' } }),
      'GET /account_settings/{id}': about({ id }),
      'POST /account_settings/{id}': about({ id, body: { metadata: { seen: 'yes' } } }),
    },
  };
};
