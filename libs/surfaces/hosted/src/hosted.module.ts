import { COMMAND_BUS, type CommandBus } from '@corridor/messaging';
import type { Logger } from '@corridor/runtime';
import { CHECKOUT_ROOT, CommandDesk, HOSTED_ROOT, HttpSurfacesModule, SurfaceRegistry, unauthenticated } from '@corridor/surfaces/http';
import { type DynamicModule, Inject, Module, type ModuleMetadata } from '@nestjs/common';
import { CheckoutController } from './checkout/checkout.controller.js';
import { OnboardingController } from './onboarding/onboarding.controller.js';
import { faultPage } from './page/fault-page.js';

export interface HostedOptions {
  readonly logger: Logger;
  /** Modules that export the command bus and the queries of accounts, collections and quotes; none when those are global. */
  readonly imports?: NonNullable<ModuleMetadata['imports']>;
}

/** Pages that a tenant's customers open by a link: plain HTML from the server, without scripts and without keys. */
@Module({})
export class HostedModule {
  constructor(@Inject(SurfaceRegistry) registry: SurfaceRegistry) {
    for (const [name, root] of [['hosted', HOSTED_ROOT], ['checkout', CHECKOUT_ROOT]] as const) {
      registry.add({
        name,
        root,
        base: null,
        authenticate: async () => {
          throw unauthenticated('Nobody has a key for these pages.');
        },
        render: faultPage,
      });
    }
  }

  static register({ logger, imports = [] }: HostedOptions): DynamicModule {
    const desk = { provide: CommandDesk, inject: [COMMAND_BUS], useFactory: (bus: CommandBus) => new CommandDesk({ bus, logger }) };
    return { module: HostedModule, imports: [HttpSurfacesModule, ...imports], controllers: [OnboardingController, CheckoutController], providers: [desk] };
  }
}
