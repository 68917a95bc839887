import type { Migration } from '@corridor/messaging';

export const WEBHOOKS_MIGRATIONS: readonly Migration[] = [
  {
    name: 'webhooks-001-endpoints',
    sql: `
      -- Each endpoint that is not deleted takes one of its scope's slots. That is what bounds them exactly, however
      -- many are made at once.
      create table endpoints (
        id uuid primary key,
        tenant uuid not null,
        mode text not null,
        position bigint not null,
        dialect text collate "C" not null,
        slot integer not null,
        status text not null check (status in ('enabled', 'disabled', 'deleted')),
        events jsonb not null,
        view json not null
      );
      create unique index endpoints_slots on endpoints (tenant, mode, slot) where status <> 'deleted';
      create index endpoints_newest on endpoints (tenant, mode, position, id);

      -- Apart from the endpoints, which can be rebuilt from the log: secrets can't, because no event holds one.
      create table endpoint_secrets (
        endpoint_id uuid primary key,
        secret text not null
      );
    `,
  },
  {
    name: 'webhooks-002-deliveries',
    sql: `
      create table api_events (
        id uuid primary key,
        tenant uuid not null,
        mode text not null,
        dialect text collate "C" not null,
        account uuid not null,
        sequence bigint not null,
        type text collate "C" not null,
        object text collate "C" not null,
        body text not null,
        created_at timestamptz not null,
        unique (dialect, account, sequence)
      );

      -- Positions rise in the order in which the deliveries of an account were recorded.
      create table deliveries (
        position bigint generated always as identity primary key,
        id uuid not null unique,
        tenant uuid not null,
        mode text not null,
        endpoint_id uuid not null,
        object text collate "C" not null,
        api_event_id uuid not null,
        status text not null check (status in ('pending', 'delivered', 'exhausted')),
        attempts_made integer not null default 0,
        next_attempt_at timestamptz
      ) with (fillfactor = 80);
      create index deliveries_newest on deliveries (tenant, mode, endpoint_id, position, id);
      create index deliveries_pending on deliveries (endpoint_id, object, position) where status = 'pending';

      -- One row per object of an endpoint that has something to be sent: only its oldest delivery may go. due_at is
      -- when, or until when a dispatcher has leased it.
      create table lanes (
        endpoint_id uuid not null,
        object text collate "C" not null,
        pending integer not null check (pending >= 0),
        due_at timestamptz,
        primary key (endpoint_id, object)
      ) with (fillfactor = 70);
      create index lanes_due on lanes (endpoint_id, due_at) where due_at is not null;

      create table delivery_attempts (
        number bigint generated always as identity primary key,
        delivery_id uuid not null,
        attempted_at timestamptz not null,
        answer_code integer,
        duration_ms integer not null,
        answer text not null
      );
      create index delivery_attempts_of on delivery_attempts (delivery_id, number);
    `,
  },
  {
    name: 'webhooks-003-claims',
    sql: `
      -- Whose the lease on a lane is: null when nobody's attempt is under way. A dispatcher that stood still until its
      -- lease had run out finds another name here, and leaves the lane to that one.
      alter table lanes add column claim uuid;
    `,
  },
  {
    name: 'webhooks-004-rolled-secrets',
    sql: `
      -- The secret before the present one, as long as receivers may still go by it.
      alter table endpoint_secrets add column previous text;
      alter table endpoint_secrets add column previous_until timestamptz;
      alter table endpoint_secrets add constraint endpoint_secrets_previous check ((previous is null) = (previous_until is null));
    `,
  },
  {
    name: 'webhooks-005-events-and-resends',
    sql: `
      -- Events are listed by their own place in the log.
      alter table api_events add column position bigint;
      update api_events a set position = e.position from events e
        where e.stream = 'api-events-' || a.dialect || '-' || a.account and e.revision = a.sequence;
      alter table api_events alter column position set not null;
      create index api_events_newest on api_events (tenant, mode, dialect, position, id);
      create index api_events_newest_of_account on api_events (tenant, mode, dialect, account, position, id);
      create index api_events_newest_of_type on api_events (tenant, mode, dialect, type, position, id);

      -- A body is removed by age, and the rest of its row stays: it says which events are recorded, and where the account's
      -- next one goes.
      alter table api_events alter column body drop not null;
      create index api_events_kept on api_events (created_at) where body is not null;
      create index api_events_gone on api_events (dialect, account, sequence) where body is null;

      alter table deliveries add column created_at timestamptz;
      update deliveries d set created_at = a.created_at from api_events a where a.id = d.api_event_id;
      alter table deliveries alter column created_at set not null;
      alter table deliveries add column resend_of uuid;
      create index deliveries_exhausted on deliveries (tenant, mode, endpoint_id, position, id) where status = 'exhausted';
      create index deliveries_pending_of_event on deliveries (api_event_id) where status = 'pending';
    `,
  },
  {
    name: 'webhooks-006-audiences',
    sql: `
      -- Whose events an endpoint gets: those of one account, those of every other, or all.
      alter table endpoints add column only_account uuid;
      alter table endpoints add column but_account uuid;
      alter table endpoints add constraint endpoints_audience check (only_account is null or but_account is null);

      -- Who registered it, on a surface where endpoints belong to accounts. Slots are counted for each by itself, so that nobody
      -- takes another's.
      alter table endpoints add column owner uuid;
      alter table endpoints add column created_at timestamptz;
      update endpoints set created_at = (view ->> 'createdAt')::timestamptz;
      alter table endpoints alter column created_at set not null;
      drop index endpoints_slots;
      create unique index endpoints_slots on endpoints (tenant, mode, dialect, owner, slot) nulls not distinct where status <> 'deleted';

      create index api_events_newest_of_object on api_events (tenant, mode, dialect, object, position, id);
    `,
  },
];
