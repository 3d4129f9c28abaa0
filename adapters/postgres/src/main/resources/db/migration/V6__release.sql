-- Releases and activations. Nothing of them is ever changed or deleted. The extension, part of every PostgreSQL and open
-- to the owner of a database, lets one index hold plain columns beside ranges.
create extension if not exists btree_gist;

-- The content of files, once each.
create table policy_file (
    sha256 text primary key,
    content bytea not null,
    constraint file_is_named_by_its_hash check (sha256 = encode(sha256(content), 'hex'))
);

create table policy_release (
    id text primary key,
    manifest text not null,
    parent text references policy_release (id),
    author text not null,
    reason text not null,
    created_at timestamptz not null,
    ordinal bigint generated always as identity,
    constraint release_is_named_by_its_manifest check (id = encode(sha256(convert_to(manifest, 'UTF8')), 'hex'))
);

create table policy_release_file (
    release text not null references policy_release (id),
    path text not null,
    sha256 text not null references policy_file (sha256),
    primary key (release, path)
);

-- One row per word of a person; release is null where a market shall be ruled as everything is. recorded_at is the
-- transaction time.
create table activation (
    number bigint primary key,
    scope text not null,
    release text references policy_release (id),
    valid tstzrange not null check (not isempty(valid)),
    operator text not null,
    reason text not null,
    recorded_at timestamptz not null,
    unique (number, scope),
    constraint activation_does_not_reach_back check (lower(valid) >= recorded_at),
    constraint everything_has_a_release check (release is not null or scope <> 'everything')
);
create index activation_by_scope on activation (scope, recorded_at, number);

-- What is believed of a scope from an activation on, whole: closing a period means that the timeline of a later
-- activation ends it sooner. Within a timeline, and so among the rows believed at any moment, no instant has two releases.
create table activation_period (
    activation bigint not null,
    scope text not null,
    release text not null references policy_release (id),
    valid tstzrange not null check (not isempty(valid)),
    foreign key (activation, scope) references activation (number, scope),
    constraint one_release_at_any_instant
        exclude using gist (scope with =, activation with =, valid with &&)
);

-- Numbers follow each other and transaction time does not run backwards.
create function follow_activations() returns trigger language plpgsql as $$
begin
    if new.number <> (select coalesce(max(number), 0) + 1 from activation)
        or new.recorded_at < (select coalesce(max(recorded_at), '-infinity') from activation) then
        raise exception 'Expected activation % to follow the one before it in number and time', new.number
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create trigger activation_follows before insert on activation for each row execute function follow_activations();

create trigger policy_file_stays before update or delete on policy_file
    for each row execute function refuse_change();
create trigger policy_file_is_kept before truncate on policy_file
    for each statement execute function refuse_change();
create trigger policy_release_stays before update or delete on policy_release
    for each row execute function refuse_change();
create trigger policy_release_is_kept before truncate on policy_release
    for each statement execute function refuse_change();
create trigger policy_release_file_stays before update or delete on policy_release_file
    for each row execute function refuse_change();
create trigger policy_release_file_is_kept before truncate on policy_release_file
    for each statement execute function refuse_change();
create trigger activation_stays before update or delete on activation
    for each row execute function refuse_change();
create trigger activation_is_kept before truncate on activation
    for each statement execute function refuse_change();
create trigger activation_period_stays before update or delete on activation_period
    for each row execute function refuse_change();
create trigger activation_period_is_kept before truncate on activation_period
    for each statement execute function refuse_change();
revoke update, delete, truncate
    on policy_file, policy_release, policy_release_file, activation, activation_period
    from public, current_user;
