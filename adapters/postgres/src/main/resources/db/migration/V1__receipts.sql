-- One row a decision, in the order in which they were taken. The text is the receipt, byte by byte; the other columns
-- repeat members of it for queries.
create table receipt (
    sequence bigint primary key,
    kind text not null,
    market text not null,
    at timestamptz not null,
    release text not null,
    previous text not null unique,
    hash text not null unique,
    json text not null
);
create index receipt_by_kind on receipt (kind, sequence);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'Expected the rows of % to stay as they were written, but got %', tg_table_name, lower(tg_op)
        using errcode = 'integrity_constraint_violation';
end
$$;

create function follow_chain() returns trigger language plpgsql as $$
begin
    if not (new.sequence = 1 and new.previous = repeat('0', 64)
            or exists (select from receipt where sequence = new.sequence - 1 and hash = new.previous)) then
        raise exception 'Expected receipt % to follow the one before it, but its previous hash is %',
            new.sequence, new.previous
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;

create trigger receipt_follows before insert on receipt for each row execute function follow_chain();
create trigger receipt_stays before update or delete on receipt for each row execute function refuse_change();
create trigger receipt_is_kept before truncate on receipt for each statement execute function refuse_change();
revoke update, delete, truncate on receipt from public, current_user;

-- What follows from a decision, until it has been carried out.
create table outbox (
    id bigint generated always as identity primary key,
    receipt_sequence bigint not null references receipt (sequence),
    kind text not null,
    key text not null unique,
    payload text not null,
    created timestamptz not null default now(),
    dispatched_at timestamptz,
    attempts int not null default 0
);
create index outbox_waiting on outbox (id) where dispatched_at is null;
