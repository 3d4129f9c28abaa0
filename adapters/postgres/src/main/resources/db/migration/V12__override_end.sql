-- An override ends by itself at its time, or earlier by a proposal that says so and was carried out.

create function check_override_end() returns trigger language plpgsql as $$
begin
    if new.ended_by = 'clock' then
        -- a second for what lies between the desk's look at its clock and this row
        if extract(epoch from clock_timestamp()) * 1000 + 1000 < (
            select (json::jsonb ->> 'untilMillis')::bigint from policy_override where proposal = new.proposal) then
            raise exception 'Expected override % to have expired', new.proposal
                using errcode = 'integrity_constraint_violation';
        end if;
    elsif not executed(new.ended_by) or not exists (
        select from proposal e join proposal p on p.id = new.proposal
        where e.id = new.ended_by and e.action = 'OVERRIDE_END' and e.quorum >= p.quorum
            and e.payload::jsonb -> 'content' ->> 'ended' = new.proposal
            and e.payload::jsonb ->> 'scope' = p.payload::jsonb ->> 'scope') then
        raise exception 'Expected the end of override % to be what was signed as %', new.proposal, new.ended_by
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create trigger override_end_is_signed after insert on policy_override_end
    for each row execute function check_override_end();
