import { repoOf } from '../repo.js';
import { neutralNames } from './neutral-names.js';

const found = (path: string, text: string) => neutralNames(repoOf({ [path]: text })).map(({ line }) => line);

describe("a surface's name", () => {
  it.each(['const a = "fleexpay";', '// as Xflow has it', 'class FleexPayThing {}'])('is found in a service: %s', (text) => {
    expect(found('libs/services/ledger/src/a.ts', `\n${text}\n`)).toEqual([2]);
  });

  it('is found in contracts, data included', () => {
    expect(found('libs/contracts/examples/a.json', '{"a":"xflow"}\n')).toEqual([1]);
  });

  it('is fine in what was recorded, which is as it is', () => {
    expect(found('libs/services/webhooks/recorded-events/EndpointCreated.v1.json', '{"dialect":"xflow"}\n')).toEqual([]);
  });

  it('is fine in a surface and in an app', () => {
    expect(found('libs/surfaces/fleexpay/src/a.ts', 'fleexpay\n')).toEqual([]);
    expect(found('apps/gateway/src/main.ts', 'xflow\n')).toEqual([]);
  });
});
