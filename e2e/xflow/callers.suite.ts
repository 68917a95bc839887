import { type Answer, Client, ok } from '../support/client.js';
import { NO_LIMITS } from '../support/operator.js';
import type { Stage } from '../support/stage.js';
import { activeUser } from './active-user.js';
import { as, failure, newPlatform, newUser, PARTNER, type Platform, type XflowAccount } from './platform.js';
import { sendForm } from './uploads.js';
import { everyWalk } from './walk/every.walk.js';
import type { Asked, CallerName, RouteCase, Walk } from './walk/route.js';

/*
 * Every call of the running document, with every kind of wrong caller. A call that the document has and no walk tells of
 * makes the first test fail. To add a resource: a file `walk/<resource>.walk.ts`, which makes objects of a connected user and
 * says for each call of the document how it is asked about them (`about`, `lists`, `creates`: see `walk/route.ts`), and a line
 * in `walk/every.walk.ts`. Where a wrong caller rightly hears something else than that there is no such object, the case says it.
 */

type Headers = Readonly<Record<string, string>>;

/** One request of one case. */
interface Step {
  readonly name: string;
  readonly route: RouteCase;
  readonly send: (api: Client, headers?: Headers) => Promise<Answer<unknown>>;
}

async function documented(origin: string): Promise<readonly string[]> {
  const { paths } = (await (await fetch(`${origin}/xflow/openapi.json`)).json()) as { readonly paths: Readonly<Record<string, object>> };
  return Object.entries(paths).flatMap(([path, item]) => Object.keys(item).map((method) => `${method.toUpperCase()} ${path.slice('/xflow/v1'.length)}`));
}

function stepsOf({ cases }: Walk): readonly Step[] {
  return Object.entries(cases).flatMap(([name, route]) => route.asked.map((asked) => ({ name, route, send: sendOf(name, asked) })));
}

function sendOf(name: string, { id = '', query = '', body, form }: Asked): Step['send'] {
  const [method = '', path = ''] = name.split(' ');
  const target = path.replace('{id}', id) + query;
  return async (api, headers = {}) => (form === undefined ? api.send(method, target, body === undefined ? undefined : JSON.stringify(body), { headers }) : sendForm(api, form, { headers }));
}

/** The scope that a call needs: reading for GET, writing for everything else. */
function scopeOf({ name }: Pick<Step, 'name'>): string {
  const [method, path = ''] = name.split(' ');
  return `${path.split('/')[1]}:${method === 'GET' ? 'read' : 'write'}`;
}

const heard = (answer: Answer<unknown>) => (answer.status < 300 ? String(answer.status) : failure(answer).slice(0, 2).join(' '));

export function callers(stage: () => Stage): void {
  describe('every documented call about what is a connected user’s', () => {
    let platform: Platform;
    let user: XflowAccount;
    let walk: Walk;
    let steps: readonly Step[];
    let before: readonly string[];
    beforeAll(async () => {
      platform = await newPlatform(stage(), 'Xflow callers');
      ({ user } = await activeUser(platform));
      walk = await everyWalk({ platform, user });
      steps = stepsOf(walk);
      before = await readings();
    }, 60_000);

    const client = (secret: string) => new Client(stage().xflow, secret);
    const keyOf = async (of: object) => client((await stage().operator.key({ tenant_id: platform.tenantId, mode: 'test', limits: NO_LIMITS, ...of })).secret);
    const readings = async () => {
      const reads = steps.filter(({ name, route }) => name.startsWith('GET') && route.kind === 'about');
      return Promise.all(reads.map(async ({ name, send }) => `${name} ${(await send(platform.api)).text}`));
    };
    /** Reads go together; what writes goes in order after them, so that a call which should not have worked is not hidden by another. */
    const answersTo = async (api: Client, headers: Headers, of: readonly Step[]): Promise<readonly (readonly [Step, Answer<unknown>])[]> => {
      const isRead = ({ name }: Step) => name.startsWith('GET');
      const ask = async (step: Step) => [step, await step.send(api, headers)] as const;
      const read = await Promise.all(of.filter(isRead).map(ask));
      const written: (readonly [Step, Answer<unknown>])[] = [];
      for (const step of of) if (!isRead(step)) written.push(await ask(step));
      return [...read, ...written];
    };
    const heardBy = async (api: Client, headers: Headers = {}, of: readonly Step[] = steps) => (await answersTo(api, headers, of)).map(([{ name }, answer]) => `${name}: ${heard(answer)}`).sort();
    const all = (outcome: string, of: readonly Step[] = steps) => of.map(({ name }) => `${name}: ${outcome}`).sort();
    /** What names the user's objects is not found; no list has one of them. */
    const foundNothing = async (caller: CallerName, api: Client, headers: Headers = {}) => {
      for (const [{ name, route }, answer] of await answersTo(api, headers, steps.filter(({ route: { kind } }) => kind !== 'creates'))) {
        const expected = route.hears[caller] ?? (route.kind === 'about' ? '404 object_not_found' : '200');
        expect([caller, name, heard(answer)]).toEqual([caller, name, expected]);
        if (route.kind === 'lists') expect([caller, name, walk.ids.filter((id) => answer.text.includes(id))]).toEqual([caller, name, []]);
      }
    };

    it('is told of in a walk: see the head of callers.suite.ts', async () => {
      expect(Object.keys(walk.cases).sort()).toEqual([...(await documented(stage().origin))].sort());
    });

    it('is closed to no key, to a key that is none, and to a publishable one', async () => {
      expect(await heardBy(client(''), { authorization: '' })).toEqual(all('401 secret_key_missing'));
      expect(await heardBy(client('sk_test_nobody'))).toEqual(all('401 secret_key_invalid'));
      expect(await heardBy(client(`sk_test_${'z'.repeat(32)}`))).toEqual(all('401 secret_key_invalid'));
      expect(await heardBy(await keyOf({ kind: 'publishable' }))).toEqual(all('403 action_unauthorized'));
    });

    it('is closed to a key that has every scope but its own', async () => {
      const scopes = [...new Set(steps.map(scopeOf))];
      for (const scope of scopes) {
        const api = await keyOf({ scopes: scopes.filter((each) => each !== scope) });
        const of = steps.filter((step) => scopeOf(step) === scope);
        expect(await heardBy(api, {}, of)).toEqual(all('403 action_unauthorized', of));
      }
    }, 60_000);

    it("finds nothing for another platform, in live mode, for a direct user, and for another user of the same platform", async () => {
      const stranger = await newPlatform(stage(), 'Stranger to all');
      const direct = await newPlatform(stage(), 'Direct stranger', 'direct_user');
      await foundNothing('stranger', stranger.api);
      await foundNothing('live', platform.live);
      await foundNothing('direct', direct.api);
      await foundNothing('otherUser', platform.api, as(await newUser(platform)).headers);
      const strange = await newUser(stranger);
      await foundNothing('otherUser', stranger.api, as(strange).headers);
    }, 60_000);

    it('is made as nobody but a connected user of the platform whose key it is', async () => {
      const stranger = await newPlatform(stage(), 'Stranger as somebody');
      const direct = await newPlatform(stage(), 'Direct as somebody', 'direct_user');
      const partner = ok(await platform.api.post<XflowAccount>('/accounts', { ...PARTNER, nickname: 'Nobody' }, as(user)));
      const nobody = `account_${'0'.repeat(22)}`;
      expect(await heardBy(stranger.api, as(user).headers)).toEqual(all('400 header_parameter_invalid'));
      expect(await heardBy(platform.live, as(user).headers)).toEqual(all('400 header_parameter_invalid'));
      expect(await heardBy(direct.api, as(user).headers)).toEqual(all('403 action_unauthorized'));
      for (const id of [partner.id, platform.account, nobody, 'me', '']) {
        expect([id, await heardBy(platform.api, as({ id }).headers)]).toEqual([id, all('400 header_parameter_invalid')]);
      }
    }, 60_000);

    it('has changed nothing by all that', async () => {
      expect(await readings()).toEqual(before);
    });

    it('is open to its platform, to it in the name of the user, and to a key with its scope alone', async () => {
      const keys = new Map<string, Client>();
      for (const step of steps) {
        const { name, route, send } = step;
        const scope = scopeOf(step);
        const api = keys.get(scope) ?? (await keyOf({ scopes: [scope] }));
        keys.set(scope, api);
        const answer = await send(api, route.by === 'user' ? as(user).headers : {});
        expect([name, answer.status, answer.status === route.own ? '' : answer.text]).toEqual([name, route.own, '']);
        if (route.kind === 'lists') expect([name, walk.ids.some((id) => answer.text.includes(id))]).toEqual([name, true]);
        if (route.kind === 'about' && name.startsWith('GET')) expect([name, (await send(platform.api, as(user).headers)).status]).toEqual([name, route.own]);
      }
    }, 60_000);
  });
}
