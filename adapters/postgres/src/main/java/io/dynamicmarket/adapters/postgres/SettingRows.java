package io.dynamicmarket.adapters.postgres;

import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.governance.configuration.Setting;
import io.dynamicmarket.governance.configuration.Setting.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is in force, read from where it is kept: each question answers with name, value, by, reason and since when. */
record SettingRows(Database database) {
    private static final String RELEASES = """
            select a.scope as name,
                p.release || case when upper_inf(p.valid) then '' else ' until ' || to_char(
                    upper(p.valid) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') end as value,
                coalesce(w.operator, 'desk') as by_whom, coalesce(w.reason, '') as reason,
                coalesce(w.recorded_at, a.recorded_at) as at
            from activation a
            join activation_period p on p.activation = a.number and p.valid @> ?::timestamptz
            left join lateral (
                select * from activation w
                where w.scope = a.scope and w.release = p.release and w.valid @> ?::timestamptz
                order by w.number desc limit 1) w on true
            where a.number in (select max(number) from activation group by scope)
            """;

    private static final String OVERRIDES = """
            select o.proposal as name, o.scope || ' ' || o.json as value, p.author as by_whom,
                p.payload::jsonb ->> 'reason' as reason, o.begun_at as at
            from policy_override o join proposal p on p.id = o.proposal
            where not exists (select from policy_override_end e where e.proposal = o.proposal)
                and (o.json::jsonb ->> 'untilMillis')::bigint > ?
            """;

    private static final String BREAKERS = """
            select market || ' ' || kind as name, 'tripped at ' || tripped_at_millis as value, source as by_whom,
                sentence as reason, to_timestamp(tripped_at_millis / 1000.0) as at
            from breaker_in_force where kind = any(?)
            """;

    private static final String SIGNERS = """
            select 'signer set' as name, number || ' ' || id as value, kept_by as by_whom, '' as reason, kept_at as at
            from signer_set order by number desc limit 1
            """;

    private static final String REVOKED = """
            select key as name, 'revoked' as value, revoked_by as by_whom, reason, revoked_at as at from revoked_key
            """;

    private static final String AUTOMATIONS = """
            select automation as name, act as value, by_whom, reason, at from automation_word
            where number in (select max(number) from automation_word group by automation)
            """;

    private static final String PERSONS = """
            select p.id as name, array_to_string(p.roles, ' ') || case when p.disabled then ' (disabled)' else '' end
                    as value,
                coalesce(e.by, 'desk') as by_whom, coalesce(e.act || ' ' || e.detail, '') as reason,
                coalesce(e.at, '1970-01-01Z') as at
            from person p
            left join lateral (
                select * from access_event e
                where e.subject = p.id and e.act in ('PERSON_ADDED', 'ROLES_SET', 'PERSON_DISABLED', 'PERSON_ENABLED')
                order by e.number desc limit 1) e on true
            """;

    private static final String TOKENS = """
            select name, array_to_string(scopes, ' ') as value, issued_by as by_whom, '' as reason, issued_at as at
            from access_token where revoked_at is null and expires_at > ?
            """;

    List<Setting> inForce(long atMillis, Set<BreakerKind> latched) {
        Object at = Moments.ofMillis(atMillis);
        Object kinds = latched.stream().map(Enum::name).toArray(String[]::new);
        return Stream.of(
                        read(Kind.RELEASE, RELEASES, at, at),
                        read(Kind.OVERRIDE, OVERRIDES, atMillis),
                        read(Kind.BREAKER, BREAKERS, kinds),
                        read(Kind.SIGNERS, SIGNERS),
                        read(Kind.REVOKED_KEY, REVOKED),
                        read(Kind.AUTOMATION, AUTOMATIONS),
                        read(Kind.PERSON, PERSONS),
                        read(Kind.TOKEN, TOKENS, at))
                .flatMap(List::stream)
                .sorted()
                .toList();
    }

    private List<Setting> read(Kind kind, String sql, Object... values) {
        return Query.of(database, sql, values).list(row -> setting(kind, row));
    }

    private static Setting setting(Kind kind, ResultSet row) throws SQLException {
        return new Setting(
                Moments.millis(row, "at"),
                row.getString("by_whom"),
                kind,
                row.getString("name"),
                row.getString("reason"),
                row.getString("value"));
    }
}
