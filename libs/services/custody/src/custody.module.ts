import { type DynamicModule, Module } from '@nestjs/common';

/** No commands yet. */
@Module({})
export class CustodyModule {
  static register(): DynamicModule {
    return { module: CustodyModule };
  }
}
