-- Incidents, reports and what people did with tasks. Rows are added, never changed.

create table incident (
    id text primary key,
    market text not null,
    cause text not null,
    tripped_at_millis bigint not null,
    receipt bigint not null references receipt (sequence),
    release text not null,
    sentence text not null,
    ordinal bigint generated always as identity,
    constraint one_incident_a_trip unique (market, cause, tripped_at_millis),
    constraint incident_is_named_by_its_trip check (id = market || '.' || cause || '.' || tripped_at_millis)
);

create table incident_entry (
    incident text not null references incident (id),
    ordinal bigint generated always as identity primary key,
    kind text not null,
    by_whom text not null,
    entry text not null,
    at timestamptz not null
);
create index incident_entry_by_incident on incident_entry (incident, ordinal);

create table report (
    sha256 text not null,
    kind text not null,
    subject text not null,
    passed boolean not null,
    content text not null,
    made_at timestamptz not null,
    ordinal bigint generated always as identity,
    primary key (sha256, subject),
    constraint report_is_named_by_its_content check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);
create index report_by_subject on report (subject, ordinal);

-- Who saw a task, took it, handed it on, did it or declined it.
create table task_action (
    ordinal bigint generated always as identity primary key,
    task text not null,
    business_key text not null,
    kind text not null check (kind in ('SEEN', 'CLAIMED', 'RELEASED', 'DELEGATED', 'DONE', 'DECLINED')),
    person text not null,
    note text not null,
    at timestamptz not null
);
create index task_action_by_task on task_action (task, ordinal);
create index task_action_by_business_key on task_action (business_key, ordinal);
create unique index task_is_done_once on task_action (task) where kind = 'DONE';
create unique index task_is_seen_once_by_each on task_action (task, person) where kind = 'SEEN';

do $$
declare
    kept text;
begin
    foreach kept in array array['incident', 'incident_entry', 'report', 'task_action']
    loop
        execute format('create trigger %s_stays before update or delete on %s for each row'
            || ' execute function refuse_change()', kept, kept);
        execute format('create trigger %s_is_kept before truncate on %s for each statement'
            || ' execute function refuse_change()', kept, kept);
        execute format('revoke update, delete, truncate on %s from public, current_user', kept);
    end loop;
end
$$;
