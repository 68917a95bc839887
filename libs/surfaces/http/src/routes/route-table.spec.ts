import { RouteTable } from './route-table.js';

describe('the table of routes', () => {
  const table = new RouteTable();
  table.add('GET', '/v1/things');
  table.add('POST', '/v1/things');
  table.add('GET', '/v1/things/:id');
  table.add('GET', '/v1/a.b');

  it.each([
    ['/v1/things', ['GET', 'POST']],
    ['/v1/things/1', ['GET']],
    ['/v1/things/1/2', []],
    ['/v1/things/', []],
    ['/v1/aXb', []],
  ])('knows the methods of %s', (path, methods) => {
    expect(table.methodsAt(path)).toEqual(methods);
  });
});
