import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BeneficiaryDestination } from '@corridor/contracts/accounts';
import { temporaryFolder } from '@corridor/testing';
import { screeningOf } from '../beneficiaries.config.js';
import { listScreening } from './list-screening.js';
import { normalise } from './normalise.js';
import { readSanctionsList, SANDBOX_LIST } from './sanctions-list.js';

const AT = '2026-07-10T12:00:00.000Z';
const BANK: BeneficiaryDestination = { kind: 'bank', country: 'DE', iban: 'DE89370400440532013000', bic: null, accountNumber: null, routingNumber: null, sortCode: null };
const screening = listScreening(readSanctionsList(SANDBOX_LIST), { review: 82, reject: 95 });
const screen = async (name: string, destination: BeneficiaryDestination = BANK) => screening.screen({ name, destination }, AT);

describe('screening', () => {
  it.each([
    ['as it is written', 'Viktor Drakovsky-Moreau'],
    ['in another order and in capitals', 'MOREAU DRAKOVSKY, VIKTOR'],
    ['with accents', 'Víktor Drakóvský-Moreau'],
    ['with a title', 'Dr. Viktor Drakovsky Moreau'],
    ['run together', 'viktordrakovskymoreau'],
    ['with one letter changed', 'Viktor Drakowsky-Moreau'],
    ['by an alias', 'Victor Drakowski Moreau'],
    ['with a legal form', 'Blackmarsh Shipping Consortium Ltd.'],
    ['in another script', 'Ильмар Тесканов'],
    ['with letters of another script that look the same', 'Vіktоr Drаkоvsky-Mоreаu'],
    ['in letters for show', '𝐕𝐢𝐤𝐭𝐨𝐫 𝐃𝐫𝐚𝐤𝐨𝐯𝐬𝐤𝐲-𝐌𝐨𝐫𝐞𝐚𝐮'],
    ['with signs between its letters that nobody sees', 'Vik\u200btor Dra\u200bkovsky-Moreau'],
  ])('rejects a listed name %s', async (_what, name) => {
    const found = await screen(name);
    expect([found.outcome, found.entry]).toEqual(['reject', expect.stringMatching(/^SBX-00[123]$/)]);
    expect(found.score).toBeGreaterThanOrEqual(95);
  });

  it.each(['Viktor Drakov Moreau', 'Victor Drakowski Morel', 'Blackmarsh Shipping Consorts'])('leaves %s to a person', async (name) => {
    expect(await screen(name)).toMatchObject({ outcome: 'review', entry: expect.stringMatching(/^SBX-00[12]$/) });
  });

  it.each([
    'Viktor Drakovsky-Moreau, born 1960, Harbour Road',
    'Drakowsky Moreau Viktor Trading',
    'Viktor Drakovsky-Moreau Viktor Drakovsky-Moreau',
    'Payments for Blackmarsh Shipping Consortium',
    'Ilmar Teskanov Logistics Holding',
  ])('leaves a listed name among other words to a person: %s', async (name) => {
    const found = await screen(name);
    expect(found).toMatchObject({ outcome: 'review', entry: expect.stringMatching(/^SBX-00[123]$/) });
    expect(found.score).toBeLessThan(95);
  });

  it.each(['Globex Trading Inc', 'Anna Schmidt', 'Viktor Orlov', 'Black Sea Shipping', 'Ltd', '!!!', 'Viktor Orlov and Sons Shipping', 'The Grey Heron Hotel', 'Виктор Орлов'])('has nothing against %s', async (name) => {
    expect(await screen(name)).toMatchObject({ outcome: 'clear', entry: null, list: 'Corridor sandbox list', listVersion: '2026-11-01', screenedAt: AT });
  });

  it('finds a listed address whoever is said to have it', async () => {
    const listed = { kind: 'crypto', network: 'ethereum', address: '0x000000000000000000000000000000000000dEaD' } as const;
    expect(await screen('Anna Schmidt', listed)).toMatchObject({ outcome: 'reject', score: 100, entry: 'SBX-004' });
    expect(await screen('Anna Schmidt', { ...listed, address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed' })).toMatchObject({ outcome: 'clear' });
  });

  it.each([
    ['0x000000000000000000000000000000000000dEaD', '0x000000000000000000000000000000000000dead'],
    ['tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx', 'TB1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KXPJZSX'],
  ])('finds the address %s by a list that writes it %s', async (address, listed) => {
    const list = listScreening({ list: 'Ours', version: '1', date: '2026-11-01', entries: [{ id: 'A-1', name: 'Mixer', aliases: [], addresses: [listed] }] }, { review: 82, reject: 95 });
    expect(await list.screen({ name: 'Anna Schmidt', destination: { kind: 'crypto', network: 'any', address } }, AT)).toMatchObject({ outcome: 'reject', entry: 'A-1' });
  });

  it('goes by the thresholds that are set', async () => {
    const strict = listScreening(readSanctionsList(SANDBOX_LIST), { review: 40, reject: 60 });
    expect(await strict.screen({ name: 'Viktor Drakov Moreau', destination: BANK }, AT)).toMatchObject({ outcome: 'reject' });
    const settings = { SCREENING_REVIEW_SCORE: 96, SCREENING_REJECT_SCORE: 95 };
    expect(() => screeningOf(settings)).toThrow('SCREENING_REVIEW_SCORE');
  });

  it('finds the same nearest name among very many, without holding the process up', async () => {
    const noise = Array.from({ length: 20_000 }, (_, index) => ({ id: `N-${index}`, name: `Person ${index.toString(36)} ${(index * 7919).toString(36)}`, aliases: [], addresses: [] }));
    const { entries, ...list } = readSanctionsList(SANDBOX_LIST);
    const large = listScreening({ ...list, entries: [...noise, ...entries] }, { review: 82, reject: 95 });
    let turns = 0;
    const counter = setInterval(() => (turns += 1), 0);
    expect(await large.screen({ name: 'Viktor Drakov Moreau', destination: BANK }, AT)).toEqual(await screen('Viktor Drakov Moreau'));
    clearInterval(counter);
    expect(turns).toBeGreaterThan(1);
  });
});

describe('a name', () => {
  it.each([
    ['Łukasz Øster-Æbel', 'aebel lukasz oster'],
    ['O’Brien & Sons, Ltd.', 'obrien sons'],
    ['ＧＬＯＢＥＸ', 'globex'],
    ['AG', 'ag'],
  ])('%s is compared as %s', (name, normal) => {
    expect(normalise(name).sorted).toBe(normal);
  });
});

describe('a sanctions list', () => {
  const read = (content: object) => {
    const path = join(temporaryFolder('sanctions'), 'list.json');
    writeFileSync(path, JSON.stringify(content));
    return readSanctionsList(path);
  };
  const list = { list: 'Ours', version: '7', date: '2026-11-20', entries: [{ id: '1', name: 'A' }] };

  it('needs no more than a name for an entry', () => {
    expect(read(list).entries).toEqual([{ id: '1', name: 'A', aliases: [], addresses: [] }]);
  });

  it.each([
    ['has no version', { ...list, version: undefined }],
    ['has no date', { ...list, date: 'today' }],
    ['has no entries', { ...list, entries: [] }],
    ['has two entries of one id', { ...list, entries: [{ id: '1', name: 'A' }, { id: '1', name: 'B' }] }],
    ['has an entry without a name', { ...list, entries: [{ id: '1', name: ' ' }] }],
    ['has fields that nobody reads', { ...list, entries: [{ id: '1', name: 'A', alias: ['B'] }] }],
  ])('that %s is refused at the start', (_what, content) => {
    expect(() => read(content)).toThrow('is no sanctions list');
  });
});
