import { ClearableLinesField, IdField, LineField, ObjectField } from '../fields/fields.js';
import { accountIds } from '../ids.js';
import { MetadataField } from '../metadata/metadata.field.js';

const MOST_DESCRIPTION = 500;
const CURRENCY = { description: 'A currency of ISO 4217.', example: 'USD' };

export class TransferFromBody {
  @IdField(accountIds, { description: 'The account that gives.' })
  readonly account_id!: string;

  @LineField(32, { description: 'What is taken from it.', example: '123.40' })
  readonly amount!: string;

  @LineField(3, CURRENCY)
  readonly currency!: string;
}

export class TransferToBody {
  @IdField(accountIds, { description: 'The account that gets.' })
  readonly account_id!: string;

  @LineField(3, CURRENCY)
  readonly currency!: string;
}

export class UpdateTransferBody {
  @ClearableLinesField(MOST_DESCRIPTION, { description: 'A text of your own.' })
  readonly description?: string | null;

  @MetadataField()
  readonly metadata?: Readonly<Record<string, unknown>>;
}

export class CreateTransferBody extends UpdateTransferBody {
  @ObjectField(() => TransferFromBody, { description: 'Where the money comes from.' })
  readonly from!: TransferFromBody;

  @ObjectField(() => TransferToBody, { description: 'Where it goes to.' })
  readonly to!: TransferToBody;

  @LineField(32, { description: '`internal_transfer`, `platform_credit` or `platform_debit`.', example: 'internal_transfer' })
  readonly type!: string;
}
