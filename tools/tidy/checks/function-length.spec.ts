import { repoOf } from '../repo.js';
import { functionLength } from './function-length.js';

const body = (count: number) => 'call();\n'.repeat(count);
const found = (text: string) => functionLength(repoOf({ 'a.ts': text })).map(({ line }) => line);

describe('the length of functions', () => {
  it('finds a function of 71 lines, where it starts', () => {
    expect(found(`const a = 1;\nfunction f() {\n${body(69)}}\n`)).toEqual([2]);
  });

  it('finds a long method', () => {
    expect(found(`class A {\n  m() {\n${body(69)}}\n}\n`)).toEqual([2]);
  });

  it('finds a long arrow function', () => {
    expect(found(`export const f = () => {\n${body(69)}};\n`)).toEqual([1]);
  });

  it('finds a long test', () => {
    expect(found(`it('a', () => {\n${body(69)}});\n`)).toEqual([1]);
  });

  it('passes a function of 70 lines', () => {
    expect(found(`function f() {\n${body(68)}}\n`)).toEqual([]);
  });

  it('passes a long describe', () => {
    expect(found(`describe('a', () => {\n${body(200)}});\n`)).toEqual([]);
    expect(found(`describe.each([1])('a', () => {\n${body(200)}});\n`)).toEqual([]);
  });

  it('passes a long function that lays out a suite', () => {
    expect(found(`export function suite() {\n${body(100)}describe('a', () => {});\n}\n`)).toEqual([]);
  });
});
