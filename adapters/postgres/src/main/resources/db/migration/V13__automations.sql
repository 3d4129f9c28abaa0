-- What people say about automations, and what became of each turn. Rows are added, never changed.

create table automation_word (
    number bigint generated always as identity primary key,
    automation text not null,
    act text not null check (act in ('PAUSED', 'RESUMED')),
    by_whom text not null,
    reason text not null check (reason <> ''),
    at timestamptz not null
);
create index automation_word_by_automation on automation_word (automation, number);

create table automation_turn (
    number bigint generated always as identity primary key,
    automation text not null,
    period text not null,
    outcome text not null check (outcome in ('WAITS', 'DONE', 'SKIPPED')),
    source text not null,
    sentence text not null,
    at timestamptz not null
);
create unique index automation_waits_once on automation_turn (automation, period) where outcome = 'WAITS';
create unique index automation_is_settled_once on automation_turn (automation, period) where outcome <> 'WAITS';

do $$
declare
    kept text;
begin
    foreach kept in array array['automation_word', 'automation_turn']
    loop
        execute format('create trigger %s_stays before update or delete on %s for each row'
            || ' execute function refuse_change()', kept, kept);
        execute format('create trigger %s_is_kept before truncate on %s for each statement'
            || ' execute function refuse_change()', kept, kept);
        execute format('revoke update, delete, truncate on %s from public, current_user', kept);
    end loop;
end
$$;
