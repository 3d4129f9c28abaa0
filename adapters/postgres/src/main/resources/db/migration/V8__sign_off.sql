-- Sign-off. Rows are added, never changed. What of a payload or a statement is needed here is derived from its text, so
-- that no column can say otherwise. The database counts persons, keys and time once more by itself; what it cannot check
-- are the signatures, which everybody who reads them can.

create table signer_set (
    number bigint primary key,
    id text not null unique,
    json text not null,
    kept_by text not null,
    kept_at timestamptz not null,
    constraint signer_set_is_named_by_its_content check (id = encode(sha256(convert_to(json, 'UTF8')), 'hex')),
    constraint signer_set_has_its_own_number check ((json::jsonb ->> 'number')::bigint = number)
);

create table revoked_key (
    key text primary key,
    revoked_by text not null,
    reason text not null,
    revoked_at timestamptz not null
);

-- Whose keys count now, and for which role.
create view signer_key as
select signer ->> 'person' as person, key ->> 'id' as key, role.name as role
from signer_set,
    jsonb_array_elements(json::jsonb -> 'signers') as signer,
    jsonb_array_elements(signer -> 'keys') as key,
    jsonb_array_elements_text(signer -> 'roles') as role (name)
where number = (select max(number) from signer_set)
    and key ->> 'id' not in (select revoked_key.key from revoked_key);

create table proposal (
    id text primary key,
    payload text not null,
    action text not null generated always as (payload::jsonb ->> 'action') stored,
    author text not null generated always as (payload::jsonb ->> 'author') stored,
    nonce text not null generated always as (payload::jsonb ->> 'nonce') stored,
    role text not null generated always as (payload::jsonb ->> 'role') stored,
    quorum int not null generated always as ((payload::jsonb ->> 'quorum')::int) stored,
    timelock_millis bigint not null generated always as ((payload::jsonb ->> 'timelockMillis')::bigint) stored,
    signature_millis bigint not null generated always as ((payload::jsonb ->> 'signatureMillis')::bigint) stored,
    expires_at_millis bigint not null generated always as ((payload::jsonb ->> 'expiresAtMillis')::bigint) stored,
    ordinal bigint generated always as identity,
    kept_at timestamptz not null,
    constraint proposal_is_named_by_its_payload check (id = encode(sha256(convert_to(payload, 'UTF8')), 'hex')),
    constraint proposal_takes_one_or_more check (quorum >= 1 and timelock_millis >= 0 and signature_millis > 0)
);
create index proposal_by_nonce on proposal (nonce, ordinal);
create index proposal_by_ordinal on proposal (ordinal);

create table proposal_signature (
    proposal text not null references proposal (id),
    statement text not null,
    signature text not null,
    person text not null generated always as (statement::jsonb ->> 'person') stored,
    key text not null generated always as (statement::jsonb ->> 'key') stored,
    decision text not null generated always as (statement::jsonb ->> 'decision') stored,
    signed_at_millis bigint not null generated always as ((statement::jsonb ->> 'signedAtMillis')::bigint) stored,
    received_at_millis bigint not null,
    ordinal bigint generated always as identity,
    constraint one_word_of_each_person primary key (proposal, person, decision),
    constraint a_signature_is_of_its_proposal check (statement::jsonb ->> 'payload' = proposal),
    constraint a_decision_is_for_or_against check (decision in ('APPROVE', 'REFUSE'))
);

create table proposal_event (
    proposal text not null references proposal (id),
    ordinal int not null,
    kind text not null,
    by_whom text not null,
    reason text not null,
    at_millis bigint not null,
    recorded_at timestamptz not null,
    primary key (proposal, ordinal),
    constraint event_is_known
        check (kind in ('APPROVED', 'EXECUTED', 'REFUSED', 'LAPSED', 'CANCELLED', 'REPLACED', 'VOIDED'))
);
create unique index approved_once on proposal_event (proposal) where kind = 'APPROVED';
create unique index ended_once on proposal_event (proposal) where kind <> 'APPROVED';

create table activation_sign_off (
    activation bigint primary key references activation (number),
    proposal text not null unique references proposal (id)
);

create table policy_override (
    proposal text primary key references proposal (id),
    json text not null,
    scope text not null,
    begun_at timestamptz not null
);

create table policy_override_end (
    proposal text primary key references policy_override (proposal),
    ended_by text not null,
    reason text not null,
    ended_at timestamptz not null
);

-- What goes beyond the database: it is noted with the end of the proposal and done afterwards, once for its key.
create table signed_order (
    proposal text primary key references proposal (id),
    kind text not null,
    payload text not null,
    noted_at timestamptz not null
);

create table signed_order_done (
    proposal text primary key references signed_order (proposal),
    outcome text not null,
    done_at timestamptz not null
);

-- Persons who are for a proposal, whose keys count now, whose signatures are young enough, and who have not said no.
create function approvals(text) returns bigint language sql stable as $$
    select count(distinct yes.person)
    from proposal p
    join proposal_signature yes on yes.proposal = p.id and yes.decision = 'APPROVE' and yes.person <> p.author
    join signer_key k on k.person = yes.person and k.key = yes.key and k.role = p.role
    where p.id = $1
        and least(yes.signed_at_millis, yes.received_at_millis) + p.signature_millis
            > extract(epoch from clock_timestamp()) * 1000
        and not exists (
            select from proposal_signature no
            where no.proposal = p.id and no.person = yes.person and no.decision = 'REFUSE')
$$;

create function executed(text) returns boolean language sql stable as $$
    select exists (select from proposal_event where proposal = $1 and kind = 'EXECUTED')
$$;

create function check_proposal() returns trigger language plpgsql as $$
begin
    if exists (
        select from proposal p join proposal_event e on e.proposal = p.id
        where p.nonce = new.nonce and p.id <> new.id and e.kind = 'EXECUTED') then
        raise exception 'Expected a nonce under which nothing was carried out, but got %', new.nonce
            using errcode = 'integrity_constraint_violation';
    end if;
    if exists (
        select from proposal p
        where p.nonce = new.nonce and p.id <> new.id
            and not exists (select from proposal_event e where e.proposal = p.id and e.kind <> 'APPROVED')) then
        raise exception 'Expected the proposal with the nonce % to be ended before the next', new.nonce
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create trigger proposal_is_allowed after insert on proposal for each row execute function check_proposal();

create function check_signature() returns trigger language plpgsql as $$
declare
    signed proposal%rowtype;
begin
    select * into signed from proposal where id = new.proposal;
    if new.person = signed.author then
        raise exception 'Expected the signature of another person than the author, %', new.person
            using errcode = 'integrity_constraint_violation';
    end if;
    if not exists (
        select from signer_key where person = new.person and key = new.key and role = signed.role) then
        raise exception 'Expected a key of a person who signs as %, but got % of %', signed.role, new.key, new.person
            using errcode = 'integrity_constraint_violation';
    end if;
    if exists (select from proposal_event where proposal = new.proposal and kind <> 'APPROVED') then
        raise exception 'Expected an open proposal, but % has ended', new.proposal
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create trigger signature_is_allowed after insert on proposal_signature
    for each row execute function check_signature();

create function stamp_event() returns trigger language plpgsql as $$
begin
    new.recorded_at := clock_timestamp();
    return new;
end
$$;
create trigger event_is_stamped before insert on proposal_event for each row execute function stamp_event();

create function check_event() returns trigger language plpgsql as $$
declare
    signed proposal%rowtype;
    approved timestamptz;
begin
    perform pg_advisory_xact_lock(hashtextextended(new.proposal, 0));
    select * into signed from proposal where id = new.proposal;
    if new.ordinal <> (select count(*) from proposal_event where proposal = new.proposal)
        or exists (
            select from proposal_event
            where proposal = new.proposal and ordinal < new.ordinal and kind <> 'APPROVED') then
        raise exception 'Expected event % of % to follow the one before it, and nothing to follow an end',
            new.ordinal, new.proposal
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.kind in ('APPROVED', 'EXECUTED') and approvals(new.proposal) < signed.quorum then
        raise exception 'Expected % persons for %, but % count', signed.quorum, new.proposal, approvals(new.proposal)
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.kind = 'EXECUTED' then
        select recorded_at into approved from proposal_event where proposal = new.proposal and kind = 'APPROVED';
        -- a second for what lies between the desk's look at its clock and the row of the approval
        if approved is null
            or clock_timestamp() + interval '1 second' < approved + signed.timelock_millis * interval '1 millisecond'
        then
            raise exception 'Expected the timelock of % to be over', new.proposal
                using errcode = 'integrity_constraint_violation';
        end if;
        if extract(epoch from clock_timestamp()) * 1000 > signed.expires_at_millis + 1000 then
            raise exception 'Expected a proposal that has not expired, but % has', new.proposal
                using errcode = 'integrity_constraint_violation';
        end if;
    end if;
    return new;
end
$$;
create trigger event_is_allowed after insert on proposal_event for each row execute function check_event();

create function check_signer_set() returns trigger language plpgsql as $$
begin
    if new.number <> (select count(*) from signer_set) then
        raise exception 'Expected signer set % to follow the one before it', new.number
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.number > 1 and not exists (
        select from proposal p
        where p.id = new.kept_by and p.action = 'SIGNER_SET' and executed(p.id)
            and p.payload::jsonb -> 'content' -> 'next' = new.json::jsonb) then
        raise exception 'Expected signer set % to be signed by those before it', new.number
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create trigger signer_set_is_signed after insert on signer_set for each row execute function check_signer_set();

create function check_activation_sign_off() returns trigger language plpgsql as $$
begin
    if not exists (
        select from proposal p join activation a on a.number = new.activation
        where p.id = new.proposal and p.action in ('RELEASE_STRICTER', 'RELEASE_LOOSER') and executed(p.id)
            and p.payload::jsonb -> 'content' ->> 'release' = a.release
            and p.payload::jsonb ->> 'scope' = a.scope) then
        raise exception 'Expected activation % to be what was signed as %', new.activation, new.proposal
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create trigger activation_sign_off_fits after insert on activation_sign_off
    for each row execute function check_activation_sign_off();

-- Once there are signers, what is to rule without end was signed. What ends by itself is the lane of the presets, whose
-- bounds the desk holds.
create function check_activation_is_signed() returns trigger language plpgsql as $$
begin
    if upper_inf(new.valid) and exists (select from signer_set)
        and not exists (select from activation_sign_off where activation = new.number) then
        raise exception 'Expected activation % to be signed: since signers are enrolled it takes a proposal', new.number
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
create constraint trigger activation_is_signed after insert on activation
    deferrable initially deferred for each row execute function check_activation_is_signed();

create function check_override() returns trigger language plpgsql as $$
begin
    if not executed(new.proposal) or not exists (
        select from proposal p
        where p.id = new.proposal and p.payload::jsonb -> 'content' -> 'override' = new.json::jsonb
            and p.payload::jsonb ->> 'scope' = new.scope) then
        raise exception 'Expected the override to be what was signed as %', new.proposal
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create trigger override_is_signed after insert on policy_override for each row execute function check_override();

create function check_order() returns trigger language plpgsql as $$
begin
    if not executed(new.proposal)
        or not exists (select from proposal p where p.id = new.proposal and p.payload = new.payload) then
        raise exception 'Expected the order to be what was signed as %', new.proposal
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create trigger order_is_signed after insert on signed_order for each row execute function check_order();

do $$
declare
    kept text;
begin
    foreach kept in array array[
        'signer_set', 'revoked_key', 'proposal', 'proposal_signature', 'proposal_event', 'activation_sign_off',
        'policy_override', 'policy_override_end', 'signed_order', 'signed_order_done']
    loop
        execute format('create trigger %s_stays before update or delete on %s for each row'
            || ' execute function refuse_change()', kept, kept);
        execute format('create trigger %s_is_kept before truncate on %s for each statement'
            || ' execute function refuse_change()', kept, kept);
        execute format('revoke update, delete, truncate on %s from public, current_user', kept);
    end loop;
end
$$;
