-- The role as which the desk works: rows of its tables and nothing else. It owns nothing, so that it can neither disable
-- a trigger nor drop a constraint. Runs after every start, so that tables of later migrations are granted too.
do $$
declare
    of_the_desk record;
begin
    begin
        if not exists (select from pg_roles where rolname = 'desk_app') then
            create role desk_app nologin;
        end if;
    exception when duplicate_object or unique_violation then
        null; -- another database of this server has made it meanwhile
    end;

    -- the owner works as it where no other login is given
    if not (select rolsuper from pg_roles where rolname = current_user) then
        begin
            execute format('grant desk_app to %I', current_user);
        exception when insufficient_privilege then
            null; -- whoever made the role has granted it, or the first connection says that it is missing
        end;
    end if;

    -- without temporary tables nothing can stand before a table that a trigger asks
    execute format('revoke create, temporary on database %I from public', current_database());
    execute format('grant connect on database %I to desk_app', current_database());
    execute format('revoke create on schema %I from public', current_schema());
    execute format('grant usage on schema %I to desk_app', current_schema());

    for of_the_desk in
        select c.oid::regclass as name, c.relkind = 'S' as is_sequence, c.relname = 'flyway_schema_history' as is_history,
            -- of a trigger's type, 16 stands for update and 8 for delete
            exists (select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                    where t.tgrelid = c.oid and not t.tgisinternal and p.proname = 'refuse_change'
                        and t.tgtype & 16 > 0) as stays,
            exists (select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                    where t.tgrelid = c.oid and not t.tgisinternal and p.proname = 'refuse_change'
                        and t.tgtype & 8 > 0) as is_kept
        from pg_class c
        where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v', 'S')
            and pg_has_role(c.relowner, 'usage')
    loop
        execute format('revoke all on %s from public, desk_app', of_the_desk.name);
        if of_the_desk.is_sequence then
            execute format('grant usage on sequence %s to desk_app', of_the_desk.name);
        elsif of_the_desk.stays then
            execute format('grant select, insert on %s to desk_app', of_the_desk.name);
        elsif of_the_desk.is_kept then
            execute format('grant select, insert, update on %s to desk_app', of_the_desk.name);
        elsif not of_the_desk.is_history then
            execute format('grant select, insert, update, delete on %s to desk_app', of_the_desk.name);
        end if;
    end loop;
end
$$;
