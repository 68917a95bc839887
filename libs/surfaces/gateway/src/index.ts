export { apiSettings, hostRules } from './api-settings.js';
export { GatewayModule, type GatewayOptions } from './gateway.module.js';
export { opsDesk, type OpsDeskOptions } from './ops-desk.js';
