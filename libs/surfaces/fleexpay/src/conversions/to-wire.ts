import type { ConversionView } from '@corridor/contracts/quotes';
import { conversionIds, quoteIds } from '../ids.js';
import { wireTime } from '../wire-time.js';
import type { ConversionObject } from './conversion.object.js';

export function conversionToWire(conversion: ConversionView): ConversionObject {
  return {
    id: conversionIds.print(conversion.id),
    object: 'conversion',
    quote_id: quoteIds.print(conversion.quoteId),
    from: { currency: conversion.from.currency, amount: conversion.from.amount },
    to: { currency: conversion.to.currency, amount: conversion.to.amount },
    rate: conversion.rate,
    status: conversion.status,
    created_at: wireTime(conversion.createdAt),
    ...(conversion.status === 'failed' ? { failure_code: conversion.failureCode, failure_reason: conversion.failureReason } : {}),
  };
}
