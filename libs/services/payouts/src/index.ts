export { payoutsService } from './payouts.service.js';
