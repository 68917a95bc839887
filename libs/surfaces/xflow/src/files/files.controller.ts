import { createHash } from 'node:crypto';
import type { FileId, Scope } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, type AccountsQueries, type FileView, RegisterFile, UpdateFile } from '@corridor/contracts/accounts';
import { mintId } from '@corridor/messaging';
import { type Call, CommandDesk, CurrentCall, CurrentScope, publicBase, readUpload, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiBody, type ApiBodyOptions, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Acting, ActingAccount, familyOf, sees } from '../acting/acting-account.js';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { Refuses } from '../errors/refuses.js';
import { noSuch, PathId } from '../fields/path-id.js';
import { fileIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { readMetadata } from '../metadata/read-metadata.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { UpdateFileBody } from './file.body.js';
import { bytesOf, keepBytes } from './file-bytes.js';
import { FileObject } from './file.object.js';
import { CONTENT_TYPES } from './file-type.js';
import { filterOf, ListFilesQuery } from './list-files.query.js';
import { readFile, UPLOAD_LIMITS, type UploadedFile } from './read-file.js';
import { fileProblem } from './to-problem.js';
import { dispositionOf, fileToWire } from './to-wire.js';

const fileId = new PathId(fileIds, 'file');

const FORM: ApiBodyOptions = {
  schema: {
    type: 'object',
    required: ['file', 'payload'],
    properties: { file: { type: 'string', format: 'binary' }, payload: { type: 'string', description: 'JSON with `purpose` and, if wanted, `metadata`.' } },
  },
};

const BYTES = Object.fromEntries(Object.values(CONTENT_TYPES).map((type) => [type, { schema: { type: 'string', format: 'binary' } }]));
const OF_UPLOADS = [
  'file_request_body_invalid', 'file_size_limit_exceeded', 'file_type_unsupported', 'file_name_invalid', 'file_name_length_invalid',
  'metadata_count_exceeded', 'metadata_key_min_length_invalid', 'metadata_key_max_length_invalid', 'metadata_value_max_length_invalid',
] as const;

@ApiTags('Files')
@Controller(`${BASE}/files`)
export class FilesController {
  constructor(
    @Inject(ACCOUNTS_QUERIES) private readonly accounts: AccountsQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ActingAccount) private readonly acting: ActingAccount,
    @Inject(ObjectNames) private readonly names: ObjectNames,
  ) {}

  /** The form is read before anything else is looked at: a client that sends does not listen. */
  @Post()
  @HttpCode(200)
  @Scoped(SCOPES.files.write, { upload: true })
  @ApiConsumes('multipart/form-data')
  @ApiBody(FORM)
  @ApiOperation({ summary: 'Upload a file', description: 'A JPEG, PDF or PNG of at most 10 MiB.' })
  @Refuses({ 400: OF_UPLOADS })
  @ApiOkResponse({ type: FileObject })
  async create(@CurrentCall() call: Call, @CurrentScope() scope: Scope): Promise<FileObject> {
    const upload = await readUpload(call.request.raw, UPLOAD_LIMITS);
    const acting = await this.acting.of(scope, call);
    const file = readFile(upload);
    const { name } = file;
    const view = await this.register(call, scope, { acting, file });
    return fileToWire({ ...view, name }, scope.mode, publicBase(call.request, BASE));
  }

  @Get()
  @Scoped(SCOPES.files.read)
  @ApiOperation({ summary: 'List files' })
  @ListAnswer(FileObject)
  async list(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Query() query: ListFilesQuery): Promise<ListObject<FileObject>> {
    const page = pageOf(query, fileIds);
    const acting = await this.acting.of(scope, call);
    const found = await this.accounts.files(scope, filterOf(query, familyOf(acting)), page);
    return listToWire(found, page, (each) => fileToWire(each, scope.mode, publicBase(call.request, BASE)));
  }

  @Get(':id')
  @Scoped(SCOPES.files.read)
  @ApiOperation({ summary: 'Read what is known of a file' })
  @ApiOkResponse({ type: FileObject })
  async read(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', fileId) id: FileId): Promise<FileObject> {
    const { file } = await this.visible(call, scope, id);
    return fileToWire(file, scope.mode, publicBase(call.request, BASE));
  }

  /** Somebody else's document: never sniffed, never shown in place, never kept on the way. */
  @Get(':id/contents')
  @Scoped(SCOPES.files.read)
  @ApiOperation({ summary: 'Download a file' })
  @ApiOkResponse({ description: 'Its bytes.', content: BYTES })
  async download(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', fileId) id: FileId): Promise<StreamableFile> {
    const { file } = await this.visible(call, scope, id);
    if (file.name === null) throw noSuch('file');
    const headers = { 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store', 'content-security-policy': "default-src 'none'; sandbox" };
    for (const [header, value] of Object.entries(headers)) call.reply.header(header, value);
    return new StreamableFile(bytesOf(this.accounts, scope, file), { type: CONTENT_TYPES[file.type], disposition: dispositionOf(file.name), length: file.size });
  }

  @Post(':id')
  @HttpCode(200)
  @Scoped(SCOPES.files.write)
  @ApiOperation({ summary: 'Update a file', description: 'Its metadata.' })
  @Refuses({ 400: ['file_parameter_not_editable'] })
  @ApiOkResponse({ type: FileObject })
  async update(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', fileId) id: FileId, @Body() body: UpdateFileBody): Promise<FileObject> {
    const { file, acting } = await this.visible(call, scope, id);
    const { view } = await this.desk.submit(call, {
      scope,
      type: UpdateFile,
      actingFor: acting.party.id,
      payload: () => ({ fileId: id, metadata: readMetadata(body.metadata, 'file.metadata') ?? {} }),
      refuse: (rejection) => answerOf(fileProblem(rejection)),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return fileToWire({ ...view, name: file.name }, scope.mode, publicBase(call.request, BASE));
  }

  /** The bytes are kept before the command is sent; those of a repeat belong to nothing and are dropped later. */
  private async register(call: Call, scope: Scope, { acting, file }: { readonly acting: Acting; readonly file: UploadedFile }) {
    const { bytes, name, ...said } = file;
    const id = mintId<'file'>();
    await keepBytes(this.accounts, scope, id, bytes);
    const sealedName = await this.accounts.sealFileName(scope, id, name);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { view } = await this.desk.submit(call, {
      scope,
      type: RegisterFile,
      actingFor: acting.party.id,
      input: { ...said, name, sha256 },
      payload: () => ({ fileId: id, owner: acting.party.id, ...said, size: bytes.length, sha256, sealedName }),
      refuse: (rejection) => answerOf(fileProblem(rejection)),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return view;
  }

  private async visible(call: Call, scope: Scope, id: FileId): Promise<{ acting: Acting; file: FileView }> {
    const acting = await this.acting.of(scope, call);
    const file = await this.accounts.file(scope, id);
    if (file === null || !sees(acting, { id: file.owner, parent: file.ownersParent })) throw noSuch('file');
    return { acting, file };
  }
}
