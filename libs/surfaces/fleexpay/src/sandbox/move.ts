import type { CommandType, DecimalString, Id, Scope } from '@corridor/contracts';
import type { Currency } from '@corridor/money';
import { type Call, type CommandDesk, invalid, noSuch, type PublicId } from '@corridor/surfaces/http';
import { answerOf, type Problem } from '../errors/problem.js';
import { readAmountField } from '../fields/read-amount-field.js';
import type { SandboxStatus } from './move.body.js';
import type { SandboxObjects } from './sandbox-objects.js';

/** How an event type moves an object: the same command that a rail, a chain or a timer would send. */
export interface MoveOf<Kind extends string, Payload, View, Rejection extends { readonly reason: string }, Found = null> {
  readonly ids: PublicId<Kind>;
  /** What the object is called in messages. */
  readonly noun: string;
  readonly command: CommandType<Payload, View, Rejection>;
  /** `amount` and `status` are null when none was given. Called once for each request that takes effect, so ids may be minted in here. */
  readonly payload: (id: Id<Kind>, given: Given, found: Found | null) => Payload;
  /** What the payload needs to know of the object beside its id; null when there is none. */
  readonly find?: (objects: SandboxObjects, scope: Scope, id: Id<Kind>) => Promise<Found | null>;
  readonly refuse: (rejection: Rejection) => Problem;
  /** The object as its read shows it; `objects` for what the view may not hold. */
  readonly toWire: (view: View, objects: SandboxObjects, scope: Scope) => object | Promise<object>;
  /** True for types that say no more than that a status has changed: which one is for the request to say. */
  readonly takesStatus?: boolean;
  /** For types with which money arrives: what it is counted in, or null when there is no such object. */
  readonly currencyOf?: (objects: SandboxObjects, scope: Scope, id: Id<Kind>) => Promise<Currency | null>;
}

/** What a request says beside the type and the object. */
export interface Given {
  readonly amount: DecimalString | null;
  readonly status: SandboxStatus | null;
}

/** What a request asks to be moved. */
export interface Asked {
  readonly call: Call;
  readonly scope: Scope;
  readonly objectId: string;
  readonly amount: string | undefined;
  readonly status: SandboxStatus | undefined;
  readonly nameObject: (object: string) => Promise<string | null>;
}

/** Moves the object and answers with it as it then is, in this API's words. */
export type Move = (desk: CommandDesk, objects: SandboxObjects, asked: Asked) => Promise<object>;

export function move<Kind extends string, Payload, View, Rejection extends { readonly reason: string }, Found = null>(of: MoveOf<Kind, Payload, View, Rejection, Found>): Move {
  return async (desk, objects, asked) => {
    const { call, scope, nameObject } = asked;
    const id = of.ids.read(asked.objectId);
    if (id === null) throw invalid(`object_id must be the id of a ${of.noun}, which begins with ${of.ids.prefix}.`, 'object_id');
    const amount = asked.amount === undefined ? null : await amountOf(of, objects, { ...asked, amount: asked.amount }, id);
    const { status = null } = asked;
    if (status !== null && of.takesStatus !== true) throw invalid('status goes only with customer.kyc_updated.', 'status');
    const found = (await of.find?.(objects, scope, id)) ?? null;
    const refuse = (rejection: Rejection, requestId: string) => answerOf(of.refuse(rejection), requestId);
    const { view } = await desk.submit(call, { scope, type: of.command, payload: () => of.payload(id, { amount, status }, found), refuse, nameObject });
    return of.toWire(view, objects, scope);
  };
}

async function amountOf<Kind extends string>(
  { currencyOf, noun }: Pick<MoveOf<Kind, never, never, never>, 'currencyOf' | 'noun'>,
  objects: SandboxObjects,
  { scope, amount }: { readonly scope: Scope; readonly amount: string },
  id: Id<Kind>,
): Promise<DecimalString> {
  if (currencyOf === undefined) throw invalid('amount goes only with events by which money arrives.', 'amount');
  const currency = await currencyOf(objects, scope, id);
  if (currency === null) throw noSuch(noun, 'object_id');
  return readAmountField(amount, currency, 'amount');
}
