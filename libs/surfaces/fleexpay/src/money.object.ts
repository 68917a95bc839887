import { ApiProperty } from '@nestjs/swagger';

/** An amount with its currency. */
export class MoneyObject {
  @ApiProperty({ type: String, example: 'EUR' })
  readonly currency!: string;

  @ApiProperty({ type: String, example: '25.00' })
  readonly amount!: string;
}
