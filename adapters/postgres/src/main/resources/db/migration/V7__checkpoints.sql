-- Checkpoints of the chain of receipts, each in the transaction of the receipt that made it due. The text is the
-- checkpoint, byte by byte; the other columns repeat members of it for queries.
create table checkpoint (
    size bigint primary key references receipt (sequence),
    at timestamptz not null,
    root text not null,
    key text not null,
    previous text not null unique,
    hash text not null unique,
    json text not null
);

create function follow_checkpoints() returns trigger language plpgsql as $$
begin
    if not (new.previous = repeat('0', 64) and not exists (select from checkpoint)
            or exists (select from checkpoint where hash = new.previous and size < new.size)) then
        raise exception 'Expected the checkpoint of % receipts to follow the one before it, but its previous hash is %',
            new.size, new.previous
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;

create trigger checkpoint_follows before insert on checkpoint for each row execute function follow_checkpoints();
create trigger checkpoint_stays before update or delete on checkpoint for each row execute function refuse_change();
create trigger checkpoint_is_kept before truncate on checkpoint for each statement execute function refuse_change();
revoke update, delete, truncate on checkpoint from public, current_user;
