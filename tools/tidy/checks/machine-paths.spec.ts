import { repoOf } from '../repo.js';
import { machinePaths } from './machine-paths.js';

const found = (text: string) => machinePaths(repoOf({ 'docs/a.md': text })).map(({ line }) => line);

describe('paths of a machine', () => {
  it.each(['cd /root/corridor', 'in /home/ada/src', "'/Users/ada/src'", 'C:\\Users\\ada'])('are found: %s', (text) => {
    expect(found(`\n${text}\n`)).toEqual([2]);
  });

  it.each(['the root/ folder', 'https://example.com/home/page/', '/home/node/app', '/var/lib/corridor', '/health/ready'])(
    'are not %s',
    (text) => {
      expect(found(`${text}\n`)).toEqual([]);
    },
  );
});
