import type { CommandType, Reply, Scope } from '@corridor/contracts';
import { type CommandBus, commandIdFor, fingerprintOf, mintId } from '@corridor/messaging';
import type { Logger } from '@corridor/runtime';
import { type Answer, FaultError, RefusedError } from '../failures/fault.js';
import { pathOf } from '../surface/http-request.js';
import type { Call } from './call.js';
import { readIdempotencyKey } from './idempotency-key.js';

/** How a surface has a command carried out, and what it makes of what came of it. */
export interface Submission<Payload, View, Rejection extends { readonly reason: string }> {
  readonly scope: Scope;
  readonly type: CommandType<Payload, View, Rejection>;
  /** The account that a platform acts for, when a surface knows such a thing. */
  readonly actingFor?: string;
  /** What the world itself knows the request by, in place of an Idempotency-Key: the field of the input, and what is in it. */
  readonly knownBy?: { readonly field: string; readonly name: string };
  /** What stands for the request's body where that is no JSON. */
  readonly input?: unknown;
  /** Called once, after the fingerprint is taken: new ids are minted in here. */
  readonly payload: () => Payload;
  readonly refuse: (rejection: Rejection, requestId: string) => Answer;
  /** Names what an earlier request with the same Idempotency-Key made, as the surface prints it; null when it can't. */
  readonly nameObject: (object: string) => Promise<string | null>;
}

/** What the owner accepted, now or before. */
export interface Accepted<View> {
  readonly view: View;
  readonly replayed: boolean;
}

export interface CommandDeskOptions {
  readonly bus: CommandBus;
  readonly logger: Logger;
  readonly now?: () => Date;
}

const RETRY_AFTER_SECONDS = 2;

/** Sends a request's command and turns the reply into an answer: one place for idempotency, whatever the surface. */
export class CommandDesk {
  constructor(private readonly options: CommandDeskOptions) {}

  /**
   * Resolves with what was accepted. Throws `RefusedError` when the domain refused, `FaultError` for anything else. An
   * answer that was given before is marked by a header.
   */
  async submit<Payload, View, Rejection extends { readonly reason: string }>(
    call: Call,
    submission: Submission<Payload, View, Rejection>,
  ): Promise<Accepted<View>> {
    const reply = await this.send(call, submission);
    switch (reply.kind) {
      case 'accepted':
        markReplay(call, reply.replayed);
        return { view: reply.view, replayed: reply.replayed };
      case 'rejected':
        markReplay(call, reply.replayed);
        throw new RefusedError(submission.refuse(reply.rejection, reply.correlation));
      case 'conflict':
        throw new FaultError({
          kind: 'idempotency_conflict',
          name: submission.knownBy?.field ?? 'Idempotency-Key',
          object: reply.object === null ? null : await submission.nameObject(reply.object),
        });
      case 'failed':
        throw new FaultError({ kind: 'internal' });
      case 'unknown':
        throw new FaultError({ kind: 'outcome_unknown', retryAfterSeconds: RETRY_AFTER_SECONDS });
      default:
        throw new Error(`${JSON.stringify(reply satisfies never)} is no reply`);
    }
  }

  private async send<Payload, View, Rejection extends { readonly reason: string }>(
    { request }: Call,
    { scope, type, actingFor, knownBy, input, payload }: Submission<Payload, View, Rejection>,
  ): Promise<Reply<View, Rejection>> {
    const surface = request.surface?.name;
    if (surface === undefined) throw new Error('a command comes from a path of no surface');
    const sent = readIdempotencyKey(request.headers);
    const idempotencyKey = knownBy?.name ?? sent;
    const { method, query } = request;
    const body = input ?? request.body ?? null;
    const fingerprint = fingerprintOf({ method, path: pathOf(request.url), query, body, actingFor: actingFor ?? null });
    const command = {
      id: idempotencyKey === null ? mintId<'command'>() : commandIdFor({ ...scope, surface, idempotencyKey }),
      scope,
      fingerprint,
      correlation: request.id,
      issuedAt: (this.options.now?.() ?? new Date()).toISOString(),
      payload: payload(),
    };
    try {
      return await this.options.bus.send(type, command);
    } catch (err) {
      // The transport failed, perhaps after it had passed the command on: nothing may be concluded.
      this.options.logger.error({ err, command: type.name }, 'a command could not be sent');
      return { kind: 'unknown' };
    }
  }
}

function markReplay({ reply }: Call, replayed: boolean): void {
  if (replayed) reply.header('idempotent-replayed', 'true');
}
