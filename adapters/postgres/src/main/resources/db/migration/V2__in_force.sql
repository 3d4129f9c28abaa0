-- What is in force now, derived from the receipts and written in their transactions, so that a desk that starts again
-- goes on where it stopped.
create table state_in_force (
    market text primary key,
    state text not null,
    since_millis bigint not null,
    candidate text not null,
    candidate_since_millis bigint not null,
    source text not null,
    sentence text not null,
    receipt_sequence bigint not null references receipt (sequence)
);

create table breaker_in_force (
    market text not null,
    kind text not null,
    tripped_at_millis bigint not null,
    last_seen_millis bigint not null,
    reading double precision not null,
    threshold double precision not null,
    source text not null,
    sentence text not null,
    receipt_sequence bigint not null references receipt (sequence),
    primary key (market, kind)
);

create table treasury_balance (
    market text not null,
    part text not null,
    asset text not null,
    decimals int not null,
    nanos bigint not null,
    receipt_sequence bigint not null references receipt (sequence),
    primary key (market, part)
);

create table treasury_verdict (
    receipt_sequence bigint not null references receipt (sequence),
    ordinal int not null,
    market text not null,
    at timestamptz not null,
    epoch bigint not null,
    verdict text not null,
    source text not null,
    sentence text not null,
    json text not null,
    primary key (receipt_sequence, ordinal)
);

create table fill (
    receipt_sequence bigint not null references receipt (sequence),
    fill_id bigint not null,
    quote_id bigint not null,
    snapshot_id bigint not null,
    venue text not null,
    market text not null,
    side text not null,
    price_units bigint not null,
    quantity_units bigint not null,
    fee_asset text not null,
    fee_decimals int not null,
    fee_nanos bigint not null,
    filled_at_millis bigint not null,
    quoted_at_millis bigint not null,
    release text not null,
    primary key (receipt_sequence, fill_id)
);
create index fill_by_market on fill (market, receipt_sequence);

create trigger treasury_verdict_stays before update or delete on treasury_verdict
    for each row execute function refuse_change();
create trigger treasury_verdict_is_kept before truncate on treasury_verdict
    for each statement execute function refuse_change();
create trigger fill_stays before update or delete on fill for each row execute function refuse_change();
create trigger fill_is_kept before truncate on fill for each statement execute function refuse_change();
revoke update, delete, truncate on treasury_verdict, fill from public, current_user;
