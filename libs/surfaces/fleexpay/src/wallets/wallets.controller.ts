import type { Scope, WalletId } from '@corridor/contracts';
import { AddWalletAddress, CreateWallet, CUSTODY_QUERIES, type CustodyQueries, type WalletView } from '@corridor/contracts/custody';
import { LEDGER_QUERIES, type LedgerQueries } from '@corridor/contracts/ledger';
import { type Answer, type Call, CommandDesk, CurrentCall, CurrentScope, noSuch, PathId, readId, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { Refuses } from '../errors/refuses.js';
import { accountIds, walletDepositIds, walletIds } from '../ids.js';
import { createdOf } from '../lists/created.query.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { AddAddressBody, CreateWalletBody } from './create-wallet.body.js';
import { ListWalletDepositsQuery, ListWalletsQuery } from './list-wallets.query.js';
import { toAddAddress, toCreateWallet } from './to-command.js';
import { walletProblem } from './to-problem.js';
import { availableIn, nothingIn, walletAddressToWire, walletToWire } from './to-wire.js';
import { WalletDepositObject, walletDepositToWire } from './wallet-deposit.object.js';
import { WalletAddressObject, WalletObject } from './wallet.object.js';

const walletId = new PathId(walletIds, 'wallet');
const refuse = (rejection: Parameters<typeof walletProblem>[0], requestId: string): Answer => answerOf(walletProblem(rejection), requestId);

@ApiTags('Custody wallets')
@Controller(`${BASE}/wallets`)
export class WalletsController {
  constructor(
    @Inject(CUSTODY_QUERIES) private readonly custody: CustodyQueries,
    @Inject(LEDGER_QUERIES) private readonly ledger: LedgerQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ObjectNames) private readonly names: ObjectNames,
  ) {}

  @Post()
  @Scoped(SCOPES.custody.write)
  @ApiOperation({ summary: 'Make a wallet with a first address' })
  @Refuses('not_found', 'customer_not_approved', 'network_not_supported', 'custody_not_available')
  @ApiCreatedResponse({ type: WalletObject })
  async create(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Body() body: CreateWalletBody): Promise<WalletObject> {
    const { view } = await this.desk.submit(call, {
      scope,
      type: CreateWallet,
      payload: () => toCreateWallet(body),
      refuse,
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    // A repeat is answered as the first time, whatever has arrived since.
    return walletToWire(view, nothingIn(view));
  }

  @Post(':id/addresses')
  @Scoped(SCOPES.custody.write)
  @ApiOperation({ summary: 'Give a wallet a further address' })
  @Refuses('limit_reached', 'customer_not_approved', 'custody_not_available')
  @ApiCreatedResponse({ type: WalletAddressObject })
  async addAddress(
    @CurrentCall() call: Call,
    @CurrentScope() scope: Scope,
    @Param('id', walletId) id: WalletId,
    @Body() body: AddAddressBody,
  ): Promise<WalletAddressObject> {
    const { view } = await this.desk.submit(call, {
      scope,
      type: AddWalletAddress,
      payload: () => toAddAddress(id, body),
      refuse,
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return walletAddressToWire(view);
  }

  @Get()
  @Scoped(SCOPES.custody.read)
  @ApiOperation({ summary: 'List wallets' })
  @ListAnswer(WalletObject)
  async list(@CurrentScope() scope: Scope, @Query() query: ListWalletsQuery): Promise<ListObject<WalletObject>> {
    const page = pageOf(query, walletIds);
    const accountId = query.account_id === undefined ? undefined : readId(accountIds, query.account_id);
    const wallets = await this.custody.wallets(scope, { accountId, asset: query.asset, network: query.network, ...createdOf(query) }, page);
    if (wallets.kind !== 'page') return listToWire(wallets, page, (wallet: WalletView) => walletToWire(wallet, nothingIn(wallet)));
    const items = await Promise.all(wallets.items.map((wallet) => this.withBalance(scope, wallet)));
    return listToWire({ ...wallets, items }, page, (item) => item);
  }

  @Get(':id')
  @Scoped(SCOPES.custody.read)
  @ApiOperation({ summary: 'Read a wallet' })
  @ApiOkResponse({ type: WalletObject })
  async read(@CurrentScope() scope: Scope, @Param('id', walletId) id: WalletId): Promise<WalletObject> {
    const wallet = await this.custody.wallet(scope, id);
    if (wallet === null) throw noSuch('wallet');
    return this.withBalance(scope, wallet);
  }

  @Get(':id/deposits')
  @Scoped(SCOPES.custody.read)
  @ApiOperation({ summary: 'List what reached a wallet' })
  @ListAnswer(WalletDepositObject)
  async deposits(@CurrentScope() scope: Scope, @Param('id', walletId) id: WalletId, @Query() query: ListWalletDepositsQuery): Promise<ListObject<WalletDepositObject>> {
    if ((await this.custody.wallet(scope, id)) === null) throw noSuch('wallet');
    const page = pageOf(query, walletDepositIds);
    return listToWire(await this.custody.deposits(scope, { walletId: id, status: query.status }, page), page, walletDepositToWire);
  }

  private async withBalance(scope: Scope, wallet: WalletView): Promise<WalletObject> {
    return walletToWire(wallet, availableIn(wallet, await this.ledger.balances(scope, wallet.id)));
  }
}
