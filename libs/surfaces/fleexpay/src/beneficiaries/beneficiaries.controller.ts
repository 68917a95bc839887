import type { BeneficiaryId, Scope } from '@corridor/contracts';
import {
  ACCOUNTS_QUERIES,
  type AccountsQueries,
  type BeneficiaryView,
  DeleteBeneficiary,
  type DeleteBeneficiaryRejection,
  RegisterBeneficiary,
  type RegisterBeneficiaryRejection,
} from '@corridor/contracts/accounts';
import { mintId } from '@corridor/messaging';
import { type Answer, type Call, CommandDesk, CurrentCall, CurrentScope, noSuch, PathId, readId, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Delete, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { Refuses } from '../errors/refuses.js';
import { beneficiaryIds, customerIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { BeneficiaryObject, DeletedBeneficiaryObject } from './beneficiary.object.js';
import { CreateBeneficiaryBody } from './create-beneficiary.body.js';
import { BODY_EXAMPLES } from './examples.js';
import { filterOf, ListBeneficiariesQuery } from './list-beneficiaries.query.js';
import { readDestination } from './read-destination.js';
import { beneficiaryProblem } from './to-problem.js';
import { beneficiaryToWire, deletedBeneficiaryToWire } from './to-wire.js';

const beneficiaryId = new PathId(beneficiaryIds, 'beneficiary');
const refuse = (rejection: RegisterBeneficiaryRejection | DeleteBeneficiaryRejection, requestId: string): Answer =>
  answerOf(beneficiaryProblem(rejection), requestId);

@ApiTags('Beneficiaries')
@Controller(`${BASE}/beneficiaries`)
export class BeneficiariesController {
  constructor(
    @Inject(ACCOUNTS_QUERIES) private readonly accounts: AccountsQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ObjectNames) private readonly names: ObjectNames,
  ) {}

  @Post()
  @Scoped(SCOPES.beneficiaries.write)
  @ApiOperation({ summary: 'Register a beneficiary', description: 'Checked and screened once, here. Only an `active` one can be paid.' })
  @ApiBody({ type: CreateBeneficiaryBody, examples: BODY_EXAMPLES })
  @Refuses('not_found', 'customer_not_approved', 'destination_not_supported', 'screening_not_available')
  @ApiCreatedResponse({ type: BeneficiaryObject })
  async create(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Body() body: CreateBeneficiaryBody): Promise<BeneficiaryObject> {
    const { name, currency, customer_id } = body;
    const destination = readDestination(body, { mode: scope.mode, requestId: call.request.id });
    const customerId = customer_id === undefined ? null : readId(customerIds, customer_id);
    const id = mintId<'beneficiary'>();
    const sealedDetails = await this.accounts.sealBeneficiary(scope, id, { name, destination });
    const payload = () => ({ beneficiaryId: id, currency, customerId, sealedDetails });
    const { view } = await this.desk.submit(call, { scope, type: RegisterBeneficiary, payload, ...this.outcomes(scope) });
    // A repeat tells of the first one, with the same input: its answer is the first answer, whatever has become of it since.
    return beneficiaryToWire({ ...view, name, destination });
  }

  @Get()
  @Scoped(SCOPES.beneficiaries.read)
  @ApiOperation({ summary: 'List beneficiaries' })
  @ListAnswer(BeneficiaryObject)
  async list(@CurrentScope() scope: Scope, @Query() query: ListBeneficiariesQuery): Promise<ListObject<BeneficiaryObject>> {
    const page = pageOf(query, beneficiaryIds);
    return listToWire(await this.accounts.beneficiaries(scope, filterOf(query), page), page, beneficiaryToWire);
  }

  @Get(':id')
  @Scoped(SCOPES.beneficiaries.read)
  @ApiOperation({ summary: 'Read a beneficiary' })
  @ApiOkResponse({ type: BeneficiaryObject })
  async read(@CurrentScope() scope: Scope, @Param('id', beneficiaryId) id: BeneficiaryId): Promise<BeneficiaryObject> {
    return beneficiaryToWire(await this.existing(scope, id));
  }

  @Delete(':id')
  @Scoped(SCOPES.beneficiaries.write)
  @ApiOperation({ summary: 'Delete a beneficiary', description: 'It can not be paid any more. Payouts made to it still name it.' })
  @ApiOkResponse({ type: DeletedBeneficiaryObject })
  async delete(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', beneficiaryId) id: BeneficiaryId): Promise<DeletedBeneficiaryObject> {
    const { view } = await this.desk.submit(call, { scope, type: DeleteBeneficiary, payload: () => ({ beneficiaryId: id }), ...this.outcomes(scope) });
    return deletedBeneficiaryToWire(view);
  }

  private async existing(scope: Scope, id: BeneficiaryId): Promise<BeneficiaryView> {
    const beneficiary = await this.accounts.beneficiary(scope, id);
    if (beneficiary === null || beneficiary.status === 'deleted') throw noSuch('beneficiary');
    return beneficiary;
  }

  private outcomes(scope: Scope) {
    return { refuse, nameObject: async (object: string) => this.names.nameOf(scope, object) };
  }
}
