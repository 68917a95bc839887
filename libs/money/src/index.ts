export * from './amount.js';
export { convert, convertBack, basisPointsOf } from './convert.js';
export * from './currency.js';
export * from './iso-4217.js';
export { crossRate, parseRate, printRate, type Rate, readRate } from './rate.js';
export * from './rounding.js';
