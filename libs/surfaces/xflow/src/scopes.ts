/** Which scope each call needs, one row per resource: reading for GET, writing for everything else. */
export const SCOPES = {
  accounts: { read: 'accounts:read', write: 'accounts:write' },
  balance: { read: 'balance:read' },
} as const;
