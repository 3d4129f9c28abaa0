-- What was in force, each time that it changed. Rows are added, never changed, and name each other by hash.

create table configuration_snapshot (
    number bigint primary key,
    sha256 text not null unique,
    json text not null,
    at_millis bigint not null generated always as ((json::jsonb ->> 'atMillis')::bigint) stored,
    previous text not null generated always as (json::jsonb ->> 'previous') stored,
    recorded_at timestamptz not null default clock_timestamp(),
    constraint snapshot_is_named_by_its_content check (sha256 = encode(sha256(convert_to(json, 'UTF8')), 'hex')),
    constraint snapshot_has_its_own_number check ((json::jsonb ->> 'number')::bigint = number)
);
create index configuration_snapshot_by_time on configuration_snapshot (at_millis, number);

create function check_snapshot() returns trigger language plpgsql as $$
begin
    if new.number <> (select count(*) from configuration_snapshot)
        or new.previous <> coalesce(
            (select sha256 from configuration_snapshot where number = new.number - 1), repeat('0', 64))
        or new.at_millis < coalesce(
            (select at_millis from configuration_snapshot where number = new.number - 1), 0) then
        raise exception 'Expected snapshot % to follow the one before it in number, hash and time', new.number
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create trigger snapshot_follows after insert on configuration_snapshot
    for each row execute function check_snapshot();

create trigger configuration_snapshot_stays before update or delete on configuration_snapshot
    for each row execute function refuse_change();
create trigger configuration_snapshot_is_kept before truncate on configuration_snapshot
    for each statement execute function refuse_change();
revoke update, delete, truncate on configuration_snapshot from public, current_user;
