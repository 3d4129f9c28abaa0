-- What the next treasury epoch goes on from, so that a desk that starts again neither forgets a buyback that is under way
-- nor loses or repeats profit. No row in buyback_plan means that none is under way.
create table buyback_plan (
    market text primary key,
    asset text not null,
    decimals int not null,
    nanos bigint not null,
    tranches_left int not null,
    spacing_millis bigint not null,
    next_due_millis bigint not null,
    accelerated boolean not null,
    epoch bigint not null,
    receipt_sequence bigint not null references receipt (sequence)
);

create table epoch_closed (
    market text primary key,
    epoch bigint not null,
    closed_at_millis bigint not null,
    asset text not null,
    decimals int not null,
    nanos bigint not null,
    receipt_sequence bigint not null references receipt (sequence)
);
