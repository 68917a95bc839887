import { type DynamicModule, Module } from '@nestjs/common';

/** No commands yet. */
@Module({})
export class PayoutsModule {
  static register(): DynamicModule {
    return { module: PayoutsModule };
  }
}
