import type { App } from '@corridor/process';
import { loadConfig } from '@corridor/runtime';
import { gatewayEnvironment } from './environment.js';
import { startGateway } from './start.js';

export const app: App = {
  name: 'gateway',
  environment: gatewayEnvironment,
  start: (env) => startGateway(loadConfig(gatewayEnvironment, env)),
};
