import { loadConfig } from '@corridor/runtime';
import type { z } from 'zod';
import { serviceEnvironment, type ServiceConfig } from '../config/service-environment.js';
import type { Peers, Service } from '../service/service.js';
import type { App } from './app.js';
import { startService } from './start-service.js';

/** The program that runs one service. */
export function serviceApp<Settings extends z.ZodRawShape, Asked extends Peers, Queries extends object>(service: Service<Settings, Asked, Queries>): App {
  const environment = serviceEnvironment(service);
  return {
    name: service.name,
    environment,
    start: (env) => startService(service, loadConfig(environment, env) as ServiceConfig<Settings>),
  };
}
