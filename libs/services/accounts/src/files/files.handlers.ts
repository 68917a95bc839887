import type { Command, FileId, Scope } from '@corridor/contracts';
import {
  type FileRecord,
  RegisterFile,
  type RegisterFilePayload,
  type RegisterFileRejection,
  UpdateFile,
  type UpdateFilePayload,
  type UpdateFileRejection,
} from '@corridor/contracts/accounts';
import { contextOfCommand, HandleCommand, type Handled, type LoadedStream, loadStream } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { ACCOUNTS_DEPS, type AccountsDeps } from '../accounts.deps.js';
import { unitOfOne } from '../accounts.streams.js';
import { type FileEvent, fileOf, registerFile, updateFile } from './file.decide.js';
import { FileChunks } from './file-chunks.js';

/** The commands on files: load, decide, say what to append. */
@Controller()
export class FilesHandlers {
  private readonly chunks: FileChunks;

  constructor(@Inject(ACCOUNTS_DEPS) private readonly deps: AccountsDeps) {
    this.chunks = new FileChunks(deps);
  }

  /** A file is there with all of its bytes or not at all. */
  @HandleCommand(RegisterFile)
  async registerFile(command: Command<RegisterFilePayload>): Promise<Handled<FileRecord, RegisterFileRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const kept = await this.chunks.sizeOf(scope, payload.fileId);
    if (kept !== payload.size) throw new Error(`of the ${payload.size} bytes of file ${payload.fileId} ${kept ?? 'not all'} are kept`);
    const decision = registerFile(payload, at);
    if (decision.kind === 'rejected') return decision;
    const head = { stream: streamOf(payload.fileId), revision: -1 };
    return { kind: 'done', unit: unitOfOne(contextOfCommand(command), head, decision.event), view: decision.event.data.file, object: payload.fileId };
  }

  @HandleCommand(UpdateFile)
  async updateFile(command: Command<UpdateFilePayload>): Promise<Handled<FileRecord, UpdateFileRejection>> {
    const head = await this.load(command.scope, command.payload.fileId);
    const decision = updateFile(fileOf(head.events), command.payload);
    if (decision.kind === 'rejected') return decision;
    return { kind: 'done', unit: unitOfOne(contextOfCommand(command), head, decision.event), view: decision.event.data.file };
  }

  private load(scope: Scope, id: FileId): Promise<LoadedStream<FileEvent>> {
    return loadStream<FileEvent>(this.deps.store, streamOf(id), scope);
  }
}

/** A file as it is now; null when there is none in the scope. */
export async function loadFile({ store }: Pick<AccountsDeps, 'store'>, scope: Scope, id: FileId): Promise<FileRecord | null> {
  return fileOf((await loadStream<FileEvent>(store, streamOf(id), scope)).events);
}

function streamOf(id: FileId): string {
  return `file-${id}`;
}
