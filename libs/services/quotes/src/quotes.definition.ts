import type { ServiceDefinition } from '@corridor/messaging';
import { establishForNewcomers } from './fee-plans/establish.js';
import type { QuotesDeps } from './quotes.deps.js';
import { QUOTES_MIGRATIONS } from './quotes.migrations.js';
import { conversionProcess } from './quotes.process.js';

/** What the host of the quotes service needs to know beside its handlers. */
export function quotesDefinition(deps: QuotesDeps): ServiceDefinition {
  return {
    name: 'quotes',
    migrations: QUOTES_MIGRATIONS,
    process: conversionProcess(deps),
    consumes: { services: ['accounts'], handle: establishForNewcomers(deps) },
  };
}
