import { repoOf } from '../repo.js';
import { noHttp } from './no-http.js';

const service = 'libs/services/quotes/src/a.ts';
const found = (text: string, path = service) => noHttp(repoOf({ [path]: text })).map(({ line }) => line);

describe('HTTP in a service', () => {
  it.each([
    'const a = { status: 404 };',
    'if (answer.status === 200) go();',
    'if (code >= 500) go();',
    'interface A { readonly status: 404 | 409; }',
    'reply.status(201);',
    'switch (x.status) { case 404: go(); }',
    'const a = HttpStatus.CONFLICT;',
    'const a = { statusCode };',
    "import { NotFoundException } from '@nestjs/common';",
    "import http from 'node:http';",
    "const a = 'HTTP';",
    'const httpAnswer = 1;',
  ])('is found: %s', (text) => {
    expect(found(`\n${text}\n`)).toContain(2);
  });

  it('is found in contracts', () => {
    expect(found('const a = { status: 404 };\n', 'libs/contracts/src/a.ts')).toEqual([1]);
  });

  it.each([
    "const a = { status: 'failed' };",
    'const most = 100;',
    'const batch = { size: 500 };',
    'if (rows.length > 200) go();',
    '// answers over HTTP are for a surface',
  ])('is not %s', (text) => {
    expect(found(`${text}\n`)).toEqual([]);
  });

  it('is fine in a surface', () => {
    expect(found('const a = { status: 404 };\n', 'libs/surfaces/http/src/a.ts')).toEqual([]);
  });

  it('is fine in a file that says why it speaks it', () => {
    expect(found('// tidy: speaks http — delivers webhooks\nconst a = { statusCode };\n')).toEqual([]);
  });

  it('is fine where webhooks are delivered', () => {
    expect(found("const a = 'https:';\n", 'libs/services/webhooks/src/delivery/a.ts')).toEqual([]);
    expect(found("const a = 'https:';\n", 'libs/services/webhooks/src/domain/a.ts')).toEqual([1]);
  });

  it('is fine in a test', () => {
    expect(found("const a = 'http://localhost';\n", 'libs/services/webhooks/src/a.spec.ts')).toEqual([]);
  });
});
