import { quotesEventVersions } from '@corridor/contracts/quotes';
import { describeRecordedEvents } from '@corridor/testing';
import { quoteOf } from './domain/quote.js';
import { plansOf } from './fee-plans/domain/fee-plan.js';

describeRecordedEvents('quotes', quotesEventVersions, { 'quote-': quoteOf, 'fee-plans-': plansOf });
