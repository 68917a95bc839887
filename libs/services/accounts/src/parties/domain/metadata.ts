export { changedMetadata } from '@corridor/contracts/accounts';
