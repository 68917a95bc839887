import { custodyEventVersions } from '@corridor/contracts/custody';
import { describeRecordedEvents } from '@corridor/testing';
import { depositOf } from './domain/deposit.js';
import type { PolicyEvent } from './domain/policy.js';
import { transferOf } from './domain/transfer.js';
import { walletOf } from './domain/wallet.js';

describeRecordedEvents('custody', custodyEventVersions, {
  'wallet-': walletOf,
  'wallet-deposit-': depositOf,
  'transfer-': transferOf,
  'transfer-policy-': (events: readonly PolicyEvent[]) => events.at(-1)?.data.policy,
});
