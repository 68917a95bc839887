import { repoOf } from '../repo.js';
import { lockfile } from './lockfile.js';

describe('the lockfile', () => {
  it('is found to name a registry', () => {
    const text = '{\n  "a": {\n    "resolved": "https://registry.example/a.tgz"\n  }\n}\n';
    expect(lockfile(repoOf({ 'package-lock.json': text }))).toEqual([
      { path: 'package-lock.json', line: 3, message: 'names a registry; see .npmrc' },
    ]);
  });

  it('is found missing', () => {
    expect(lockfile(repoOf({}))).toHaveLength(1);
  });

  it('passes when it names none', () => {
    expect(lockfile(repoOf({ 'package-lock.json': '{\n  "version": "1.0.0"\n}\n' }))).toEqual([]);
  });

  const locked = (packages: object) => lockfile(repoOf({ 'package-lock.json': JSON.stringify({ packages }) }));
  const native = { optionalDependencies: { 'a-darwin': '1.0.0' } };

  it('is found to lack a platform', () => {
    expect(locked({ 'node_modules/a': native })).toEqual([
      { path: 'package-lock.json', line: 1, message: 'node_modules/a wants a-darwin, which is not locked' },
    ]);
  });

  it('passes when the platform stands beside or inside its package', () => {
    expect(locked({ 'node_modules/a': native, 'node_modules/a-darwin': {} })).toEqual([]);
    expect(locked({ 'node_modules/a': native, 'node_modules/a/node_modules/a-darwin': {} })).toEqual([]);
    expect(locked({ 'node_modules/b/node_modules/a': native, 'node_modules/b/node_modules/a-darwin': {} })).toEqual([]);
  });

  it('is found to lack a platform that only another package has', () => {
    expect(locked({ 'node_modules/a': native, 'node_modules/b/node_modules/a-darwin': {} })).toHaveLength(1);
  });
});
