-- Who may do what. Names of persons and of tokens are of one kind, since both stand in records as the one who acted.
create table person (
    id text primary key check (id ~ '^[a-z][a-z0-9._-]{0,39}$'),
    name text not null,
    roles text[] not null,
    -- null where the desk itself vouches for the person, by a password
    issuer text,
    subject text,
    password_hash text,
    failures int not null default 0,
    locked_until timestamptz,
    disabled boolean not null,
    must_change boolean not null,
    sessions_from timestamptz not null,
    constraint person_has_one_way_in check ((issuer is null) = (subject is null) and (issuer is null) = (password_hash is not null)),
    constraint issued_person_is_one unique (issuer, subject)
);

create table access_token (
    name text primary key check (name ~ '^[a-z][a-z0-9._-]{0,39}$'),
    sha256 text not null unique,
    scopes text[] not null,
    issued_by text not null,
    issued_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > issued_at),
    revoked_at timestamptz,
    last_used timestamptz
);

-- A token is no person, and what it may do and until when stays; it can only be revoked, for good.
create function person_is_no_token() returns trigger language plpgsql as $$
begin
    if exists (select from access_token where name = new.id) then
        raise exception 'Expected a new name, but % is a token', new.id using errcode = 'unique_violation';
    end if;
    return new;
end
$$;
create trigger person_is_no_token before insert on person for each row execute function person_is_no_token();

create function token_is_no_person() returns trigger language plpgsql as $$
begin
    if exists (select from person where id = new.name) then
        raise exception 'Expected a new name, but % is a person', new.name using errcode = 'unique_violation';
    end if;
    return new;
end
$$;
create trigger token_is_no_person before insert on access_token for each row execute function token_is_no_person();

create function token_stays_as_issued() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or (old.name, old.sha256, old.scopes, old.issued_by, old.issued_at, old.expires_at)
            is distinct from (new.name, new.sha256, new.scopes, new.issued_by, new.issued_at, new.expires_at)
        or old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at then
        raise exception 'Expected a token to stay as it was issued, but got %', lower(tg_op)
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create trigger token_is_as_issued before update or delete on access_token
    for each row execute function token_stays_as_issued();

-- A person who acted stays known by the same name.
create function person_stays_known() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or (old.id, old.issuer, old.subject) is distinct from (new.id, new.issuer, new.subject) then
        raise exception 'Expected person % to stay known, but got %', old.id, lower(tg_op)
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create trigger person_is_known before update or delete on person
    for each row execute function person_stays_known();

create table access_event (
    number bigint generated always as identity primary key,
    at timestamptz not null,
    act text not null,
    by text not null,
    subject text not null,
    address text not null,
    detail text not null
);
create trigger access_event_stays before update or delete on access_event
    for each row execute function refuse_change();
create trigger access_event_is_kept before truncate on access_event
    for each statement execute function refuse_change();
revoke update, delete, truncate on access_event from public, current_user;
