import type { Mode } from '@corridor/contracts';
import type { FeeCorridor, FeePlanView } from '@corridor/contracts/quotes';
import { accountIds, feePlanIds } from '../ids.js';
import { metadataToWire } from '../metadata/read-metadata.js';
import { wireTime } from '../wire-time.js';
import type { FeePlanObject } from './fee-plan.object.js';
import { METHODS } from './methods.js';

export function feePlanToWire({ id, accountId, type, status, fees, validFrom, validTo, metadata, createdAt }: FeePlanView, mode: Mode): FeePlanObject {
  return {
    created: wireTime(createdAt),
    deposit: (fees.deposit ?? []).map(({ currency, enabled, method, bornBy, variable }) => ({ currency, enabled, ...METHODS[method], processing_fee_indicator: bornBy, variable })),
    id: feePlanIds.print(id),
    linked_id: accountIds.print(accountId),
    linked_object: 'account',
    livemode: mode === 'live',
    metadata: metadataToWire(metadata),
    object: 'fee_plan',
    payout: fees.payout.map((entry) => ({ ...corridor(entry), fixed: entry.fixed, minimum: entry.minimum, variable: entry.variable })),
    payout_fx: fees.payoutFx.map((entry) => ({ ...corridor(entry), reference_rate: entry.referenceRate, variable: entry.variable })),
    status,
    transfer_fx: fees.transferFx.map((entry) => ({
      ...corridor(entry),
      reference_rate: entry.referenceRate,
      variable: entry.variable,
      variable_off_hours: entry.variableOffHours,
    })),
    type,
    validity: { from: wireTime(validFrom), to: validTo === null ? null : wireTime(validTo) },
  };
}

function corridor({ sourceCurrency, destinationCurrency }: FeeCorridor) {
  return { destination_currency: destinationCurrency, source_currency: sourceCurrency };
}
