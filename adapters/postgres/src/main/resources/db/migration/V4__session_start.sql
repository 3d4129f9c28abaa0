-- From which profit on the drawdown of a market counts; no row means from nought.
create table session_start (
    market text primary key,
    asset text not null,
    decimals int not null,
    nanos bigint not null,
    receipt_sequence bigint not null references receipt (sequence)
);
