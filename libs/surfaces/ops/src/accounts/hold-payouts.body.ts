import { Field } from '@corridor/surfaces/http';

export class HoldPayoutsBody {
  @Field('flag', (value) => (typeof value === 'boolean' ? null : 'must be true or false'))
  readonly held!: boolean;
}
