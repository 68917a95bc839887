import { COMMAND_BUS, type CommandBus } from '@corridor/messaging';
import { HealthController } from '@corridor/process';
import { Health, type Logger, Metrics } from '@corridor/runtime';
import { FleexPayModule } from '@corridor/surfaces/fleexpay';
import { HostedModule } from '@corridor/surfaces/hosted';
import { OpsModule, type OpsOptions } from '@corridor/surfaces/ops';
import { XflowModule } from '@corridor/surfaces/xflow';
import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';

export interface GatewayOptions {
  readonly logger: Logger;
  readonly health: Health;
  readonly metrics: Metrics;
  readonly bus: CommandBus;
  /** Modules that export every service's queries: the services themselves, or clients of theirs. */
  readonly queries: NonNullable<ModuleMetadata['imports']>;
  readonly operator: Omit<OpsOptions, 'logger' | 'imports'>;
  /** What customers reach the hosted pages by, such as `https://pay.example.com`; without it, the host that a link is asked for at. */
  readonly hostedOrigin?: string | undefined;
}

/** The bus and every service's queries, for any surface that asks. */
@Module({})
class ContractsModule {
  static register({ bus, queries }: GatewayOptions): DynamicModule {
    return {
      module: ContractsModule,
      global: true,
      imports: queries,
      providers: [{ provide: COMMAND_BUS, useValue: bus }],
      exports: [COMMAND_BUS, ...(queries as DynamicModule[])],
    };
  }
}

/** Every surface behind one listener. Where commands and queries go from there is for the process to say. */
@Module({})
export class GatewayModule {
  static register(options: GatewayOptions): DynamicModule {
    const { logger, health, metrics, operator, hostedOrigin } = options;
    return {
      module: GatewayModule,
      imports: [
        ContractsModule.register(options),
        FleexPayModule.register({ logger, hostedOrigin }),
        XflowModule.register({ logger, hostedOrigin }),
        HostedModule.register({ logger }),
        OpsModule.register({ logger, ...operator }),
      ],
      controllers: [HealthController],
      providers: [
        { provide: Health, useValue: health },
        { provide: Metrics, useValue: metrics },
      ],
    };
  }
}
