export { custodyService } from './custody.service.js';
