-- Processes on a Zeebe cluster. The cluster's own records, as its exporter hands them over, are never changed.

create table zeebe_record (
    partition int not null,
    position bigint not null,
    value_type text not null,
    intent text not null,
    key bigint not null,
    json jsonb not null,
    primary key (partition, position)
);
create index zeebe_record_by_key on zeebe_record (key);

-- How far the records of a partition are applied.
create table zeebe_progress (
    partition int primary key,
    position bigint not null
);

-- The definition of a version on the cluster.
create table zeebe_definition (
    process text not null,
    sha256 text not null,
    definition_key bigint not null,
    primary key (process, sha256)
);

-- Commands that the cluster has to get, in order.
create table zeebe_command (
    ordinal bigint generated always as identity primary key,
    kind text not null,
    instance bigint not null references process_instance (id),
    payload jsonb not null,
    state text not null default 'WAITING' check (state in ('WAITING', 'SENT', 'REFUSED')),
    attempts int not null default 0,
    failure text not null default ''
);
create index zeebe_command_waiting on zeebe_command (ordinal) where state = 'WAITING';

-- Instances on the cluster: the first of a business key is adopted, any later one is cancelled.
create table zeebe_instance (
    zeebe_key bigint primary key,
    instance bigint not null references process_instance (id),
    adopted boolean not null
);
create unique index zeebe_instance_adopted_once on zeebe_instance (instance) where adopted;

create trigger zeebe_record_stays before update or delete on zeebe_record
    for each row execute function refuse_change();
create trigger zeebe_record_is_kept before truncate on zeebe_record
    for each statement execute function refuse_change();
create trigger zeebe_command_is_kept before delete on zeebe_command
    for each row execute function refuse_change();
create trigger zeebe_instance_stays before update or delete on zeebe_instance
    for each row execute function refuse_change();
