import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FolderInUseError, lockFolder } from './folder-lock.js';
import { specFolder } from './spec-support.js';

function lockedBy(content: string): string {
  const folder = specFolder();
  writeFileSync(join(folder, 'corridor.lock'), content);
  return folder;
}

describe('the lock of a data folder', () => {
  it('keeps a second holder out until it is given back, and leaves nothing behind', () => {
    const folder = specFolder();
    const unlock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(FolderInUseError);
    unlock();
    lockFolder(folder)();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is taken over from a process that is dead', () => {
    const dead = spawnSync('true').pid;
    const folder = lockedBy(`${dead}\n\nx\n`);
    const unlock = lockFolder(folder);
    expect(readFileSync(join(folder, 'corridor.lock'), 'utf8')).toMatch(new RegExp(`^${process.pid}\n`));
    unlock();
  });

  it('is taken over when the id of its holder now belongs to a later process', () => {
    const folder = lockedBy(`${process.pid}\nanother boot:1\nx\n`);
    lockFolder(folder)();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is taken over when it says nothing that makes sense', () => {
    lockFolder(lockedBy('???'))();
    lockFolder(lockedBy(''))();
  });

  it('is taken over by one at a time, unless the one that was at it was killed long ago', () => {
    const folder = lockedBy('???');
    const guard = join(folder, 'corridor.lock.guard');
    writeFileSync(guard, '');
    expect(() => lockFolder(folder)).toThrow('being taken by another process');
    utimesSync(guard, 0, 0);
    lockFolder(folder)();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not given back by someone who lost it', () => {
    const folder = specFolder();
    const unlock = lockFolder(folder);
    writeFileSync(join(folder, 'corridor.lock'), 'of another');
    unlock();
    expect(readdirSync(folder)).toEqual(['corridor.lock']);
  });
});
