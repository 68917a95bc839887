/** In order; applied once each by `migrate`, with the service's schema as `search_path`. */
export const eventStoreMigrations: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: 'event-store-0001-log',
    sql: `
      -- One row: where the log ends. Each commit with events raises it last, so positions have no gap and follow commits.
      create table log_head (
        only_row boolean primary key default true check (only_row),
        position bigint not null,
        epoch integer not null
      ) with (fillfactor = 10);
      insert into log_head (position, epoch) values (0, 1);

      -- Where each stream ends. It carries the expected revision, so that events can be partitioned by position later.
      -- Byte order, so that every process locks streams in the same order whatever the server's locale. Free room on
      -- each page lets a head move without touching the index.
      create table streams (
        stream text collate "C" primary key,
        revision bigint not null check (revision >= 0),
        hash bytea not null check (octet_length(hash) = 32)
      ) with (fillfactor = 50);

      -- body and recorded_at are text: the hash covers their bytes, so what comes back has to be what went in, and a
      -- timestamptz would have to be printed again in exactly the same way for ever. Two indexes and no more: each one
      -- costs every append.
      create table events (
        position bigint primary key,
        revision bigint not null,
        version integer not null,
        command_id uuid not null,
        stream text collate "C" not null,
        type text collate "C" not null,
        causation text collate "C" not null,
        correlation text collate "C" not null,
        tenant text collate "C" not null,
        mode text collate "C" not null,
        recorded_at text collate "C" not null,
        hash bytea not null,
        body text collate "C" not null,
        unique (stream, revision)
      );

      create function refuse_to_change_events() returns trigger language plpgsql as $$
      begin
        raise exception 'events are never changed or deleted' using errcode = 'restrict_violation';
      end $$;
      create trigger events_are_immutable before update or delete or truncate on events
        for each statement execute function refuse_to_change_events();
    `,
  },
];
