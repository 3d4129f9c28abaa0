-- Processes and their instances. Files and history are never changed; the rest says where an instance stands.

create table process_definition (
    process text not null,
    sha256 text not null,
    file text not null,
    bpmn text not null,
    deployed_at timestamptz not null,
    primary key (process, sha256),
    constraint process_is_named_by_its_hash check (sha256 = encode(sha256(convert_to(bpmn, 'UTF8')), 'hex'))
);

-- The last of a process is what starts.
create table process_deployment (
    ordinal bigint generated always as identity primary key,
    process text not null,
    sha256 text not null,
    deployed_at timestamptz not null,
    foreign key (process, sha256) references process_definition (process, sha256)
);
create index process_deployment_by_process on process_deployment (process, ordinal);

-- tokens are the engine's own form of where the instance is; elements and work repeat it for people and for checks.
-- element and note belong to the status: where it stopped or ended, and why it stopped or was cancelled. end_element is
-- the end that the main way has reached while something else still goes on.
create table process_instance (
    id bigint generated always as identity primary key,
    process text not null,
    business_key text not null,
    version text not null,
    release text not null,
    status text not null check (status in ('RUNNING', 'STOPPED', 'ENDED', 'CANCELLED')),
    element text not null,
    note text not null,
    end_element text not null default '',
    tokens bytea not null,
    elements text[] not null,
    work text[] not null,
    variables jsonb not null,
    started_at timestamptz not null,
    changed_at timestamptz not null,
    constraint one_instance_of_a_key unique (process, business_key),
    foreign key (process, version) references process_definition (process, sha256)
);
create index process_instance_by_business_key on process_instance (business_key);
create index process_instance_unfinished on process_instance (changed_at) where status in ('RUNNING', 'STOPPED');

create table process_task (
    id text primary key,
    instance bigint not null references process_instance (id),
    element text not null,
    name text not null,
    instructions text not null,
    roles text[] not null,
    state text not null check (state in ('OPEN', 'DONE', 'WITHDRAWN')),
    opened_at timestamptz not null,
    due_at timestamptz not null,
    reminders int not null default 0,
    closed_at timestamptz,
    constraint closed_when_not_open check ((state = 'OPEN') = (closed_at is null))
);
create index process_task_open on process_task (opened_at, id) where state = 'OPEN';
create index process_task_of_instance on process_task (instance) where state = 'OPEN';

-- A timer that runs; it goes when it has fired for the last time or is taken back.
create table process_timer (
    id text primary key,
    instance bigint not null references process_instance (id),
    element text not null,
    due_at timestamptz not null,
    times int not null check (times >= 1),
    every_millis bigint not null check (every_millis > 0 or times = 1)
);
create index process_timer_due on process_timer (due_at, id);
create index process_timer_of_instance on process_timer (instance);

-- The outbox of steps; inputs are variables of the step alone.
create table process_step (
    key text primary key,
    work text not null unique,
    instance bigint not null references process_instance (id),
    element text not null,
    type text not null,
    inputs jsonb not null,
    state text not null check (state in ('WAITING', 'DONE', 'GIVEN_UP', 'WITHDRAWN')),
    attempts int not null default 0,
    attempts_allowed int not null check (attempts_allowed >= 1),
    due_at timestamptz not null,
    failure text not null default '',
    changed_at timestamptz not null
);
create index process_step_due on process_step (due_at, key) where state = 'WAITING';
create index process_step_given_up on process_step (changed_at, key) where state = 'GIVEN_UP';
create index process_step_of_instance on process_step (instance, element);

create table process_message (
    id text primary key,
    ordinal bigint generated always as identity,
    instance bigint not null references process_instance (id),
    name text not null,
    variables jsonb not null,
    state text not null check (state in ('KEPT', 'TAKEN', 'UNUSED')),
    sent_at timestamptz not null
);
create index process_message_kept on process_message (instance, ordinal) where state = 'KEPT';

create table process_history (
    ordinal bigint generated always as identity primary key,
    instance bigint not null references process_instance (id),
    at timestamptz not null,
    kind text not null,
    element text not null,
    detail text not null
);
create index process_history_by_instance on process_history (instance, ordinal);

-- What a person has done or a step has done is done once.
create function stay_closed() returns trigger language plpgsql as $$
begin
    raise exception 'Expected a closed row of % to stay closed, but got %', tg_table_name, lower(tg_op)
        using errcode = 'integrity_constraint_violation';
end
$$;
create trigger process_task_stays_closed before update on process_task
    for each row when (old.state <> 'OPEN') execute function stay_closed();
create trigger process_step_stays_closed before update on process_step
    for each row when (old.state in ('DONE', 'WITHDRAWN')) execute function stay_closed();
create trigger process_instance_stays_closed before update on process_instance
    for each row when (old.status in ('ENDED', 'CANCELLED')) execute function stay_closed();
create trigger process_task_is_kept before delete on process_task
    for each row execute function refuse_change();
create trigger process_step_is_kept before delete on process_step
    for each row execute function refuse_change();
create trigger process_instance_is_kept before delete on process_instance
    for each row execute function refuse_change();

create trigger process_definition_stays before update or delete on process_definition
    for each row execute function refuse_change();
create trigger process_definition_is_kept before truncate on process_definition
    for each statement execute function refuse_change();
create trigger process_deployment_stays before update or delete on process_deployment
    for each row execute function refuse_change();
create trigger process_deployment_is_kept before truncate on process_deployment
    for each statement execute function refuse_change();
create trigger process_history_stays before update or delete on process_history
    for each row execute function refuse_change();
create trigger process_history_is_kept before truncate on process_history
    for each statement execute function refuse_change();
revoke update, delete, truncate on process_definition, process_deployment, process_history from public, current_user;
revoke delete, truncate on process_instance, process_task, process_step from public, current_user;
