import { publicId } from '@corridor/surfaces/http';

export const accountIds = publicId<'account'>('account_');
export const fileIds = publicId<'file'>('file_');
/** Settings are known by the id of their account. */
export const accountSettingIds = publicId<'account'>('account_setting_');
