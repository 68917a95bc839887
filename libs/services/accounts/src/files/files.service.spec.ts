import { createHash } from 'node:crypto';
import type { AccountId, FileId, Scope } from '@corridor/contracts';
import { FILE_CHUNK_BYTES, type FilePurpose, type FileRecord, RegisterFile, UpdateFile } from '@corridor/contracts/accounts';
import { mintId } from '@corridor/messaging';
import { AccountsWorld } from '../accounts.fixture.js';

let world: AccountsWorld;
let scope: Scope;
let owner: AccountId;
beforeAll(async () => {
  world = await AccountsWorld.create();
  const tenant = await world.tenant();
  scope = tenant.in('test');
  owner = tenant.defaultAccounts.test;
});
afterAll(() => world.close());

const LARGE = Buffer.concat([Buffer.from('%PDF-unmistakable'), Buffer.alloc(2 * FILE_CHUNK_BYTES, 'x')]);

async function keep(id: FileId, bytes: Buffer): Promise<void> {
  for (let index = 0; index * FILE_CHUNK_BYTES < bytes.length; index += 1) {
    const piece = bytes.subarray(index * FILE_CHUNK_BYTES, (index + 1) * FILE_CHUNK_BYTES).toString('base64');
    await world.queries.keepFileChunk(scope, id, index, piece);
    await world.queries.keepFileChunk(scope, id, index, piece);
  }
}

async function register(id: FileId, bytes: Buffer, purpose: FilePurpose = 'tax_document') {
  const sealedName = await world.queries.sealFileName(scope, id, 'unmistakable.pdf');
  const payload = { fileId: id, owner, purpose, type: 'pdf', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), sealedName, metadata: {} } as const;
  return world.outcome(await world.files.registerFile(world.command(RegisterFile, payload, scope))) as Promise<FileRecord>;
}

async function registered(bytes = LARGE, purpose?: FilePurpose): Promise<FileId> {
  const id = mintId<'file'>();
  await keep(id, bytes);
  await register(id, bytes, purpose);
  return id;
}

async function read(id: FileId, from = scope): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let index = 0; ; index += 1) {
    const piece = await world.queries.fileChunk(from, id, index);
    if (piece === null) return Buffer.concat(pieces);
    pieces.push(Buffer.from(piece, 'base64'));
  }
}

describe('a file', () => {
  it('comes back as it was, and neither its bytes nor its name are in clear anywhere', async () => {
    const id = await registered();
    expect((await read(id)).equals(LARGE)).toBe(true);
    expect(await world.queries.file(scope, id)).toMatchObject({ id, owner, name: 'unmistakable.pdf', size: LARGE.length, type: 'pdf', ownersParent: null });
    const { rows } = await world.pool.query<{ text: string }>("select encode(bytes, 'escape') as text from accounts.file_chunks");
    const bodies = (await world.store.readLog({ after: 0, limit: 1_000 })).map(({ body }) => body);
    expect(bodies.join()).toContain(id);
    expect([...bodies, ...rows.map(({ text }) => text)].join()).not.toContain('unmistakable');
  });

  it('is gone with its key', async () => {
    const id = await registered();
    await world.pool.query('delete from accounts.subject_keys where subject = $1', [id]);
    expect(await world.queries.file(scope, id)).toMatchObject({ id, name: null });
    expect(await world.queries.fileChunk(scope, id, 0)).toBeNull();
  });

  it('is not taken in without all of its bytes', async () => {
    const id = mintId<'file'>();
    await expect(register(id, LARGE)).rejects.toThrow('not all');
    await world.queries.keepFileChunk(scope, id, 1, 'eA==');
    await expect(register(id, LARGE)).rejects.toThrow('not all');
    expect(await world.queries.file(scope, id)).toBeNull();
  });

  it('is nobody elses', async () => {
    const id = await registered();
    for (const other of [{ ...scope, mode: 'live' }, (await world.tenant()).in('test')] as const) {
      expect(await world.queries.file(other, id)).toBeNull();
      expect(await world.queries.fileChunk(other, id, 0)).toBeNull();
    }
  });

  it('is listed as the filter says, with its metadata as it is now', async () => {
    const id = await registered(Buffer.from('%PDF-'), 'logo');
    await world.outcome(await world.files.updateFile(world.command(UpdateFile, { fileId: id, metadata: { a: 'b' } }, scope)));
    const page = await world.queries.files(scope, { family: owner, purposes: ['logo'], types: ['pdf', 'png'] }, { limit: 10 });
    expect(page).toMatchObject({ kind: 'page', items: [{ id, metadata: { a: 'b' } }] });
    expect(await world.queries.files(scope, { family: mintId<'account'>() }, { limit: 10 })).toMatchObject({ items: [] });
    expect(await world.outcome(await world.files.updateFile(world.command(UpdateFile, { fileId: mintId<'file'>(), metadata: {} }, scope)))).toMatchObject({ reason: 'file_not_found' });
  });

  it('that was never registered is dropped after a day', async () => {
    const [kept, left] = [await registered(Buffer.from('%PDF-')), mintId<'file'>()];
    await keep(left, LARGE);
    await world.pool.query("update accounts.file_chunks set kept_at = now() - interval '25 hours'");
    await registered(Buffer.from('%PDF-'));
    expect(await world.queries.fileChunk(scope, left, 0)).toBeNull();
    expect(await world.queries.fileChunk(scope, kept, 0)).not.toBeNull();
  });
});
