import type { Command, Reply } from '@corridor/contracts';
import type { LedgerRejection, PostedView, PostTransactionsPayload } from '@corridor/contracts/ledger';

export type PostCommand = Command<PostTransactionsPayload>;
export type LedgerReply = Reply<PostedView, LedgerRejection>;

/** A ledger that posts whatever comes, each command once, and remembers what. It knows no balances. */
export class PostingLedger {
  readonly posted = new Map<string, { readonly command: PostCommand; readonly view: PostedView }>();

  post = (command: PostCommand): LedgerReply => {
    const earlier = this.posted.get(command.id);
    const view = earlier?.view ?? { revision: this.posted.size, recordedAt: new Date().toISOString() };
    if (earlier === undefined) this.posted.set(command.id, { command, view });
    return { kind: 'accepted', view, replayed: earlier !== undefined, correlation: command.correlation };
  };

  /** Each posting as `from > to currency amount type`, in the order in which they came. */
  get postings(): string[] {
    const all = [...this.posted.values()].flatMap(({ command }) => command.payload.transactions);
    return all.flatMap((each) => (each.kind === 'post' ? each.postings : [])).map(({ from, to, currency, amount, type }) => `${from} > ${to} ${currency} ${amount} ${type}`);
  }
}
