import type { Page, PageRequest, Scope, Timestamp, TransferId, WalletDepositId, WalletId } from '@corridor/contracts';
import type {
  CustodyQueries,
  Network,
  TransferDecisionView,
  TransferFile,
  TransferFilter,
  TransferPolicyView,
  TransferView,
  WalletDepositFilter,
  WalletDepositView,
  WalletFilter,
  WalletView,
} from '@corridor/contracts/custody';
import { type Bind, keysetPage } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';
import { DEFAULT_POLICY } from '../domain/policy.js';

export interface CustodyReadDeps {
  readonly pool: Pool;
  readonly schema: string;
}

type Table = 'wallets' | 'wallet_deposits' | 'transfers';

interface ViewRow<View> {
  readonly view: View;
}

type DecisionRead = Omit<TransferDecisionView, 'decidedAt'> & { readonly decided_at: Date };

/** Answers from the tables that the projection writes. Every query is bound to one tenant and mode (invariant 10). */
export class PgCustodyQueries implements CustodyQueries {
  constructor(private readonly deps: CustodyReadDeps) {}

  async wallet(scope: Scope, id: WalletId): Promise<WalletView | null> {
    return this.one<WalletView>('wallets', scope, id);
  }

  async wallets(scope: Scope, filter: WalletFilter, page: PageRequest): Promise<Page<WalletView>> {
    return this.list<WalletView>('wallets', scope, page, (bind) => [
      ...equal(bind, { account_id: filter.accountId, asset: filter.asset, network: filter.network }),
      ...madeWithin(bind, filter),
    ]);
  }

  async deposit(scope: Scope, id: WalletDepositId): Promise<WalletDepositView | null> {
    return this.one<WalletDepositView>('wallet_deposits', scope, id);
  }

  async deposits(scope: Scope, { walletId, status }: WalletDepositFilter, page: PageRequest): Promise<Page<WalletDepositView>> {
    return this.list<WalletDepositView>('wallet_deposits', scope, page, (bind) => equal(bind, { wallet_id: walletId, status }));
  }

  async transfer(scope: Scope, id: TransferId): Promise<TransferView | null> {
    return this.one<TransferView>('transfers', scope, id);
  }

  async transfers(scope: Scope, filter: TransferFilter, page: PageRequest): Promise<Page<TransferView>> {
    const { walletId, accountId, asset, network, status } = filter;
    return this.list<TransferView>('transfers', scope, page, (bind) => [
      ...equal(bind, { wallet_id: walletId, account_id: accountId, asset, "view ->> 'network'": network, status }),
      ...madeWithin(bind, filter),
    ]);
  }

  async transferFile(scope: Scope, id: TransferId): Promise<TransferFile | null> {
    const { pool, schema } = this.deps;
    const transfer = await this.transfer(scope, id);
    if (transfer === null) return null;
    const [names, decisions] = await Promise.all([
      pool.query<{ beneficiary_name: string }>(`select beneficiary_name from ${schema}.travel_rule_data where transfer_id = $1`, [id]),
      pool.query<DecisionRead>(`select approver, verdict, comment, decided_at from ${schema}.transfer_decisions where transfer_id = $1 order by decided_at, approver_ref`, [id]),
    ]);
    return {
      transfer,
      beneficiaryName: names.rows[0]?.beneficiary_name ?? null,
      decisions: decisions.rows.map(({ decided_at, ...rest }) => ({ ...rest, decidedAt: decided_at.toISOString() })),
    };
  }

  async policy(scope: Scope): Promise<TransferPolicyView> {
    return (await this.setPolicy(scope)) ?? DEFAULT_POLICY;
  }

  /** Null when the operator has set none. */
  async setPolicy({ tenant, mode }: Scope): Promise<TransferPolicyView | null> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<ViewRow<TransferPolicyView>>(`select view from ${schema}.transfer_policies where tenant = $1 and mode = $2`, [tenant, mode]);
    return rows[0]?.view ?? null;
  }

  /** The wallet of the scope that an address leads to. Null when none does, or one of another scope. */
  async walletAt({ tenant, mode }: Scope, network: Network, address: string): Promise<WalletView | null> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<ViewRow<WalletView>>(
      `select w.view from ${schema}.wallet_addresses a join ${schema}.wallets w on w.id = a.wallet_id
       where a.network = $1 and a.address = $2 and w.tenant = $3 and w.mode = $4`,
      [network, address, tenant, mode],
    );
    return rows[0]?.view ?? null;
  }

  private async one<View>(table: Table, { tenant, mode }: Scope, id: string): Promise<View | null> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<ViewRow<View>>(`select view from ${schema}.${table} where tenant = $1 and mode = $2 and id = $3`, [tenant, mode, id]);
    return rows[0]?.view ?? null;
  }

  private async list<View>(table: Table, scope: Scope, page: PageRequest, where: (bind: Bind) => readonly string[]): Promise<Page<View>> {
    const { pool, schema } = this.deps;
    return keysetPage<ViewRow<View>, View>({ pool, table: `${schema}.${table}`, columns: 'view', scope, page, where, itemOf: ({ view }) => view });
  }
}

/** A condition for each column that is asked for. Columns are ours, values are bound. */
function equal(bind: Bind, columns: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(columns).flatMap(([column, value]) => (value === undefined ? [] : [`${column} = ${bind(value)}`]));
}

function madeWithin(bind: Bind, { createdFrom, createdBefore }: { readonly createdFrom?: Timestamp | undefined; readonly createdBefore?: Timestamp | undefined }): string[] {
  return [
    ...(createdFrom === undefined ? [] : [`created_at >= ${bind(createdFrom)}`]),
    ...(createdBefore === undefined ? [] : [`created_at < ${bind(createdBefore)}`]),
  ];
}
