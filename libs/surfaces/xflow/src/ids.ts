import { publicId } from '@corridor/surfaces/http';

export const accountIds = publicId<'account'>('account_');
export const fileIds = publicId<'file'>('file_');
/** Settings are known by the id of their account. */
export const accountSettingIds = publicId<'account'>('account_setting_');
export const personIds = publicId<'person'>('person_');
export const addressIds = publicId<'address'>('address_');
