import { commandType, type Command, type QueryMethods } from '@corridor/contracts';
import { appendOf, contextOfCommand, HandleCommand, type Handled, loadStream } from '@corridor/messaging';
import { Controller, Inject, Module } from '@nestjs/common';
import type { Ground, None, Service } from '../service/service.js';

export interface NotePayload {
  readonly note: string;
  /** How long deciding takes. */
  readonly takesMs: number;
}

/** Keeps a note. Sent to a service that has no commands of its own yet. */
export const KeepNote = commandType<NotePayload, { readonly kept: string }, never>('custody', 'KeepNote', ({ note }) => note);

export interface ToyQueries {
  /** The tenant that asks, after a while. */
  whoAsks(scope: { readonly tenant: string }, afterMs: number): Promise<string>;
  /** Whether a note is being decided at this moment. */
  isDeciding(scope: { readonly tenant: string }, note: string): Promise<boolean>;
}

export const TOY_QUERY_METHODS: QueryMethods<ToyQueries> = { whoAsks: true, isDeciding: true };

const GROUND = Symbol('Ground');
const deciding = new Set<string>();
const pause = async (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

@Controller()
class NoteHandlers {
  constructor(@Inject(GROUND) private readonly ground: Ground) {}

  @HandleCommand(KeepNote)
  async keep(command: Command<NotePayload>): Promise<Handled<{ kept: string }, never>> {
    const { note, takesMs } = command.payload;
    if (note === '') throw new Error('there is nothing to keep');
    deciding.add(note);
    await pause(takesMs);
    deciding.delete(note);
    const head = await loadStream(this.ground.store, note, command.scope);
    const unit = { appends: [appendOf(contextOfCommand(command), head, [{ type: 'NoteKept', data: { note } }])] };
    return { kind: 'done', unit, view: { kept: note }, object: note };
  }
}

@Module({})
class ToyModule {}

/** A whole service in a few lines. */
export const toyService: Service<None, None, ToyQueries> = {
  name: 'custody',
  eventVersions: { NoteKept: 1 },
  settings: {},
  asks: {},
  queryMethods: TOY_QUERY_METHODS,
  assemble: (ground) => ({
    definition: { name: 'custody', migrations: [] },
    module: { module: ToyModule, controllers: [NoteHandlers], providers: [{ provide: GROUND, useValue: ground }] },
    queries: {
      async whoAsks({ tenant }, afterMs) {
        await pause(afterMs);
        return tenant;
      },
      isDeciding: async (_scope, note) => deciding.has(note),
    },
  }),
};
