import type { FormPart } from '../uploads.js';
import type { Platform, XflowAccount } from '../platform.js';

/** Whose objects the calls are about: a connected user of a platform. */
export interface Owner {
  readonly platform: Platform;
  readonly user: XflowAccount;
}

/** A request that nothing is wrong with but, perhaps, who sends it. */
export interface Asked {
  /** What stands for `{id}`. */
  readonly id?: string;
  /** With its question mark. */
  readonly query?: string;
  readonly body?: object;
  readonly form?: readonly FormPart[];
}

export type CallerName = 'stranger' | 'live' | 'direct' | 'otherUser';

/** How a call is asked, and what kind of call it is, on which depends what wrong callers may hear. */
export interface RouteCase {
  /** `about` names objects of the owner's. `lists` may show none of them. `creates` makes what is the caller's own. */
  readonly kind: 'about' | 'lists' | 'creates';
  readonly asked: readonly Asked[];
  /** Who may call it: the platform for itself, or for the user. Each will do unless told. */
  readonly by: 'platform' | 'user';
  /** The status for who may call it; 200 unless told, such as 402 where something is lacking. */
  readonly own: number;
  /** Where a wrong caller hears something else than that there is no such object, as `403 action_unauthorized`. */
  readonly hears: Readonly<Partial<Record<CallerName, string>>>;
}

type Options = Partial<Pick<RouteCase, 'by' | 'own' | 'hears'>>;

const caseOf = (kind: RouteCase['kind'], asked: Asked | readonly Asked[], options: Options): RouteCase => ({
  kind, asked: [asked].flat(), by: 'platform', own: 200, hears: {}, ...options,
});

/** A call that names, in its path, its query or its body, what belongs to the user. */
export const about = (asked: Asked | readonly Asked[], options: Options = {}): RouteCase => caseOf('about', asked, options);
/** A list, as the user unless told, which shows something of what was made. */
export const lists = (asked: Asked = {}, options: Options = {}): RouteCase => caseOf('lists', asked, { by: 'user', ...options });
export const creates = (asked: Asked, options: Options = {}): RouteCase => caseOf('creates', asked, { by: 'user', ...options });

/** The calls of one resource: makes objects for them, all of them the user's, and says how each call is asked. */
export interface Walk {
  /** Keys are as in the document, without the base: `GET /accounts/{id}`. In the order in which the owner can make the calls. */
  readonly cases: Readonly<Record<string, RouteCase>>;
  /** What was made: no list that a wrong caller sees may have one of these ids. */
  readonly ids: readonly string[];
}

export type MakeWalk = (owner: Owner) => Promise<Walk>;
