import { repoOf } from '../repo.js';
import { projects } from './projects.js';

const code = 'libs/services/ledger/src/a.ts';
const found = (project: object | null) =>
  projects(repoOf({ [code]: '', ...(project && { 'libs/services/ledger/project.json': JSON.stringify(project) }) })).map(
    ({ message }) => message,
  );

describe('a project', () => {
  it('passes with a name and the tag of its layer', () => {
    expect(found({ name: 'service-ledger', tags: ['layer:service', 'service:ledger'] })).toEqual([]);
  });

  it('is found missing', () => {
    expect(found(null)).toEqual(['missing: a folder without a project is outside the import rules']);
  });

  it('is found without a name', () => {
    expect(found({ tags: ['layer:service'] })).toEqual(['has no name']);
  });

  it('is found with the tag of another layer', () => {
    expect(found({ name: 'a', tags: ['layer:app'] })).toEqual(['lacks the tag layer:service']);
  });

  it('is found in two layers', () => {
    expect(found({ name: 'a', tags: ['layer:service', 'layer:app'] })).toEqual(['is in two layers']);
  });

  it('is found in a folder that has no place in the layout', () => {
    expect(projects(repoOf({ 'libs/extra/src/a.ts': '' }))).toHaveLength(1);
  });
});
