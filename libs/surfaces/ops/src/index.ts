export type { LedgerVerification, OpsDesk, ParkedMessage, ParkedPage } from './desk/ops-desk.js';
export { mintKey, type MintedKey } from './keys/mint-key.js';
export { OpsModule, type OpsOptions } from './ops.module.js';
export { tenantIds } from './ids.js';
