/** Which scope each call needs, one row per resource: reading for GET, writing for everything else. */
export const SCOPES = {
  accounts: { read: 'accounts:read', write: 'accounts:write' },
  account_settings: { read: 'account_settings:read', write: 'account_settings:write' },
  balance: { read: 'balance:read' },
  files: { read: 'files:read', write: 'files:write' },
} as const;
