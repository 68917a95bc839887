/** Which scope each call needs, one row per resource: reading for GET, writing for everything else. */
export const SCOPES = {
  accounts: { read: 'accounts:read', write: 'accounts:write' },
  account_settings: { read: 'account_settings:read', write: 'account_settings:write' },
  addresses: { read: 'addresses:read', write: 'addresses:write' },
  balance: { read: 'balance:read' },
  files: { read: 'files:read', write: 'files:write' },
  persons: { read: 'persons:read', write: 'persons:write' },
} as const;
