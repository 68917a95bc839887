import { publicId } from '@corridor/surfaces/http';

export const accountIds = publicId<'account'>('account_');
export const fileIds = publicId<'file'>('file_');
