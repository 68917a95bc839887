import { COMMAND_BUS } from '@corridor/messaging';
import { Health, type Logger, Metrics } from '@corridor/runtime';
import { FleexPayModule } from '@corridor/surfaces/fleexpay';
import { type OpsDesk, OpsModule } from '@corridor/surfaces/ops';
import { type DynamicModule, Module } from '@nestjs/common';
import { DEMO_TENANT } from './demo-tenant.js';
import { HealthController } from './health.controller.js';
import type { Services } from './services.js';

export interface StandaloneParts {
  readonly services: Services;
  readonly health: Health;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** SHA-256 (hex) of the operator's key. */
  readonly opsKeyHash: string;
  readonly desk: OpsDesk;
}

/** The bus and every service's queries, for any surface that asks. */
@Module({})
class ContractsModule {
  static register({ bus, modules }: Services): DynamicModule {
    return {
      module: ContractsModule,
      global: true,
      imports: [...modules],
      providers: [{ provide: COMMAND_BUS, useValue: bus }],
      exports: [COMMAND_BUS, ...modules],
    };
  }
}

/** The whole system in one process: services behind the in-process bus, surfaces in front of them. */
@Module({})
export class StandaloneModule {
  static register({ services, health, metrics, logger, opsKeyHash, desk }: StandaloneParts): DynamicModule {
    return {
      module: StandaloneModule,
      imports: [
        ContractsModule.register(services),
        FleexPayModule.register({ logger }),
        OpsModule.register({ logger, keyHash: opsKeyHash, desk, defaultTenant: DEMO_TENANT }),
      ],
      controllers: [HealthController],
      providers: [
        { provide: Health, useValue: health },
        { provide: Metrics, useValue: metrics },
      ],
    };
  }
}
