import type { KeyKind } from '@corridor/contracts/accounts';
import { CountField, Field, Nested, OneOf, Optional, TextField } from '@corridor/surfaces/http';
import { ValidateNested } from 'class-validator';
import { ScopeQuery } from '../fields.js';

const MOST_REQUESTS_PER_SECOND = 100_000;
const MOST_ROLL_SECONDS = 7 * 86_400;
const MOST_SCOPES = 50;
const SCOPE = /^(\*|[a-z_]{1,64}:(read|write))$/;

function ScopesField(): PropertyDecorator {
  return Field('scopes', (value) => {
    if (!Array.isArray(value) || value.length === 0 || value.length > MOST_SCOPES) return `must be a list of 1 to ${MOST_SCOPES} scopes`;
    const areScopes = value.every((each) => typeof each === 'string' && SCOPE.test(each));
    if (!areScopes) return 'must be a list of scopes such as quotes:write, or *';
    return new Set(value).size === value.length ? null : 'must not name a scope twice';
  });
}

export class LimitsBody {
  @CountField(1, MOST_REQUESTS_PER_SECOND)
  readonly reads_per_second!: number;

  @CountField(1, MOST_REQUESTS_PER_SECOND)
  readonly writes_per_second!: number;
}

function IsObject(): PropertyDecorator {
  return Field('object', (value) => (value instanceof LimitsBody ? null : 'must be an object'));
}

export class CreateKeyBody extends ScopeQuery {
  @Optional()
  @OneOf(['secret', 'publishable'])
  readonly kind?: KeyKind;

  @Optional()
  @ScopesField()
  readonly scopes?: readonly string[];

  @Optional()
  @TextField(200)
  readonly label?: string;

  @Optional()
  @IsObject()
  @ValidateNested()
  @Nested(() => LimitsBody)
  readonly limits?: LimitsBody;
}

export class RollKeyBody {
  /** How long the old key goes on working. */
  @Optional()
  @CountField(0, MOST_ROLL_SECONDS)
  readonly expires_in_seconds?: number;
}
