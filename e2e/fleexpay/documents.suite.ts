import type { Stage } from '../support/stage.js';

interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: object; readonly summary?: string }>>>>;
}

const ROUTES: Readonly<Record<string, readonly string[]>> = {
  '/accounts': ['get'],
  '/accounts/{id}': ['get'],
  '/accounts/{id}/balances': ['get'],
  '/accounts/{id}/statement': ['get'],
  '/beneficiaries': ['get', 'post'],
  '/beneficiaries/{id}': ['delete', 'get'],
  '/sandbox/fund': ['post'],
  '/quotes': ['post'],
  '/quotes/{id}': ['get'],
  '/conversions': ['get', 'post'],
  '/conversions/{id}': ['get'],
  '/transactions': ['get'],
  '/transactions/{id}': ['get'],
  '/webhook_endpoints': ['get', 'post'],
  '/webhook_endpoints/{id}': ['delete', 'get', 'patch'],
};

export function documents(stage: () => Stage): void {
  describe('the documents', () => {
    const fetchText = async (path: string) => {
      const answer = await fetch(stage().origin + path);
      return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() };
    };
    const openApi = async () => JSON.parse((await fetchText('/fleexpay/openapi.json')).text) as OpenApi;

    it('list every route, without a key', async () => {
      const { openapi, paths } = await openApi();
      expect(openapi).toMatch(/^3\./);
      for (const [route, methods] of Object.entries(ROUTES)) {
        const found = Object.entries(paths).find(([path]) => path.replace(/^(\/fleexpay)?(\/v1)?/, '').replace(/\{\w+\}/g, '{id}') === route);
        expect([route, Object.keys(found?.[1] ?? {}).sort()]).toEqual([route, expect.arrayContaining([...methods])]);
      }
    });

    it('say of each call what it answers', async () => {
      const { paths } = await openApi();
      for (const [path, methods] of Object.entries(paths)) {
        for (const [method, { responses }] of Object.entries(methods)) {
          expect([`${method} ${path}`, Object.keys(responses).some((status) => status.startsWith('2'))]).toEqual([`${method} ${path}`, true]);
        }
      }
    });

    it('have a page that a person can read', async () => {
      const page = await fetchText('/fleexpay/docs');
      expect([page.status, page.type]).toEqual([200, expect.stringMatching(/^text\/html/)]);
      expect(page.text).toMatch(/<title>[^<]+<\/title>/);
      expect(page.text).toContain('/quotes');
      expect(page.text).not.toMatch(/<script[^>]+src="https?:/);
    });
  });
}
