import type { Migration } from '../port/service.js';

/** The host's tables in a service's schema. Each runs with that schema as `search_path`. */
export const messagingMigrations: readonly Migration[] = [
  {
    name: 'messaging-0001-host',
    sql: `
      -- What commands came to. \`outcome\` is JSON text and is never reformatted: a repeat gets the same bytes.
      create table outcomes (
        command_id uuid primary key,
        fingerprint text collate "C" not null,
        state text collate "C" not null check (state in ('open', 'final')),
        outcome text collate "C",
        object text collate "C",
        correlation text collate "C" not null,
        created_at timestamptz not null default now(),
        check ((state = 'final') = (outcome is not null))
      );
      -- For the sweep alone: rows of commands that made an object stay for ever and are not in it.
      create index outcomes_to_sweep on outcomes (created_at) where object is null and state = 'final';

      -- \`next_at\` is when the row is looked at again: when it is due, when its claim runs out, or when to try again.
      create table timers (
        id text collate "C" primary key,
        due_at timestamptz not null,
        next_at timestamptz not null,
        command text collate "C" not null,
        attempts integer not null default 0,
        claim uuid
      );
      create index timers_next_at on timers (next_at);

      create table checkpoints (
        name text collate "C" primary key,
        position bigint not null check (position >= 0)
      );

      create table leases (
        name text collate "C" primary key,
        holder text collate "C" not null,
        expires_at timestamptz not null
      );

      -- The last sequence of each key that has taken effect here.
      create table inbox (
        source text collate "C" not null,
        key text collate "C" not null,
        sequence bigint not null check (sequence >= 0),
        primary key (source, key)
      );

      -- \`source\`: the command's type or the event's source. \`sequence\`: null for commands.
      create table parked_messages (
        id uuid primary key,
        kind text collate "C" not null check (kind in ('command', 'event')),
        source text collate "C" not null,
        key text collate "C" not null,
        sequence bigint,
        reference text collate "C" not null,
        message text collate "C" not null,
        error text collate "C" not null,
        times integer not null default 1,
        parked_at timestamptz not null default now(),
        unique (kind, reference),
        check ((kind = 'event') = (sequence is not null))
      );
      create index parked_messages_of_key on parked_messages (source, key, sequence) where kind = 'event';
    `,
  },
];
