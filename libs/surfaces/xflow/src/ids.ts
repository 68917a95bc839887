import { publicId } from '@corridor/surfaces/http';

export const accountIds = publicId<'account'>('account_');
