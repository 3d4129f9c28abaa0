package io.dynamicmarket.adapters.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.governance.activation.Activation;
import io.dynamicmarket.governance.activation.Order;
import io.dynamicmarket.governance.activation.Releases;
import io.dynamicmarket.governance.activation.Ruling;
import io.dynamicmarket.governance.activation.Scope;
import io.dynamicmarket.governance.activation.Timeline;
import io.dynamicmarket.governance.release.Draft;
import io.dynamicmarket.governance.release.Origin;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.governance.release.StoredRelease;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresReleasesTest {
    private static final Scope EVERYTHING = new Scope.Everything();
    private static final Release PARENT = release("a", "b");

    @RegisterExtension
    static final TestDatabase SERVER = new TestDatabase();

    private Database database;
    private Releases releases;

    @BeforeEach
    void emptyDatabase() throws SQLException {
        database = SERVER.empty();
        releases = new Releases(new PostgresReleases(database));
    }

    @Test
    void keepsFilesOnceAndGivesReleasesBackByteByByte() {
        releases.keepImported(PARENT, "anna", "the start", 1_000);
        TreeMap<String, byte[]> written = new TreeMap<>();
        written.put("dmn/second.dmn", "B".getBytes(StandardCharsets.UTF_8));
        StoredRelease edited =
                releases.keep(new Draft(PARENT, written, Set.of()), "ben", "the second table in capitals", 2_000);

        assertEquals(release("a", "B").manifest(), releases.release(edited.id()).manifest());
        assertEquals(
                new Origin.Edited(PARENT.id()), releases.stored(edited.id()).origin());
        assertEquals(List.of(edited, releases.stored(PARENT.id())), releases.all(9));
        // "a" is shared: three contents for two releases of two files
        assertEquals(
                3L,
                Query.of(database, "select count(*) from policy_file")
                        .list(row -> row.getLong(1))
                        .get(0));
    }

    @Test
    void keepsAReleaseAsItWasFirstStored() {
        StoredRelease first = releases.keepImported(PARENT, "anna", "the start", 1_000);

        assertEquals(first, releases.keepImported(PARENT, "ben", "again", 2_000));
        assertEquals(List.of(first), releases.all(9));
    }

    @Test
    void remembersActivationsWithTheirReasons() {
        releases.keepImported(PARENT, "anna", "the start", 1_000);
        Activation first = releases.activate(Order.forGood(EVERYTHING, use(PARENT), "anna", "start"), 1_000);
        Order trial =
                new Order(new Scope.OneMarket(new MarketId("BTC-USDT")), use(PARENT), 3_000, 5_000, "ben", "a trial");
        Activation second = releases.activate(trial, 2_000);

        assertEquals(List.of(second, first), releases.activations(2_000, 9));
        assertEquals(List.of(first), releases.activations(1_999, 9));
    }

    @Test
    void letsPeopleActivateAtTheSameTimeOneAfterTheOther() throws Exception {
        releases.keepImported(PARENT, "anna", "the start", 1_000);
        List<Callable<Activation>> people = IntStream.range(0, 6)
                .<Callable<Activation>>mapToObj(i -> () ->
                        releases.activate(Order.forGood(EVERYTHING, use(PARENT), "person " + i, "at once"), 2_000 + i))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(people.size());
        try {
            for (Future<Activation> each : threads.invokeAll(people)) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(
                List.of(6L, 5L, 4L, 3L, 2L, 1L),
                releases.activations(Long.MAX_VALUE / 1_000_000, 9).stream()
                        .map(Activation::number)
                        .toList());
    }

    @Test
    void refusesATakenNumberWithoutATrace() {
        PostgresReleases store = new PostgresReleases(database);
        releases.keepImported(PARENT, "anna", "the start", 1_000);
        Activation activation = releases.activate(Order.forGood(EVERYTHING, use(PARENT), "anna", "start"), 1_000);

        assertFalse(store.keep(activation, Timeline.EMPTY.after(activation)));
        assertEquals(1, store.timeline(EVERYTHING, 1_000).periods().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update policy_file set content = 'x'",
                "update policy_release set reason = 'another'",
                "update policy_release_file set path = 'dmn/other.dmn'",
                "update activation set valid = tstzrange(now(), null)",
                "update activation_period set valid = tstzrange(now(), null)",
                "delete from policy_file",
                "delete from policy_release_file",
                "delete from activation_period",
                "delete from activation",
                "delete from policy_release",
                "truncate policy_file cascade",
                "truncate policy_release cascade",
                "truncate activation cascade",
                "truncate activation_period",
                "insert into policy_file values (repeat('0', 64), 'x')",
                "insert into policy_release (id, manifest, author, reason, created_at)"
                        + " values (repeat('0', 64), 'm', 'a', 'r', now())",
                "insert into activation select 9, scope, release, valid, operator, reason, recorded_at from activation",
                "insert into activation select 2, scope, release, tstzrange(lower(valid), null), operator, reason,"
                        + " recorded_at - interval '1 hour' from activation",
                "insert into activation select 2, scope, null, valid, operator, reason, recorded_at from activation"
            })
    void letsNobodyChangeOrForgeWhatWasKept(String sql) {
        releases.keepImported(PARENT, "anna", "the start", 1_000);
        releases.activate(Order.forGood(EVERYTHING, use(PARENT), "anna", "start"), 1_000);

        SQLException refusal = assertThrows(SQLException.class, () -> TestDatabase.execute(database, sql));

        assertTrue(String.valueOf(refusal.getSQLState()).startsWith("23"), refusal.getMessage());
        assertEquals(PARENT.id(), releases.release(PARENT.id()).id());
        assertEquals(1, releases.activations(2_000, 9).size());
    }

    @Test
    void theDatabaseItselfRefusesTwoReleasesAtAnInstant() {
        releases.keepImported(PARENT, "anna", "the start", 1_000);
        releases.activate(Order.forGood(EVERYTHING, use(PARENT), "anna", "start"), 1_000);

        SQLException refusal = assertThrows(
                SQLException.class,
                () -> TestDatabase.execute(
                        database,
                        "insert into activation_period select activation, scope, release,"
                                + " tstzrange(now(), now() + interval '1 hour') from activation_period"));

        assertEquals("23P01", refusal.getSQLState(), refusal.getMessage());
        assertTrue(String.valueOf(refusal.getMessage()).contains("one_release_at_any_instant"), refusal.getMessage());
    }

    private static Ruling use(Release release) {
        return new Ruling.Use(release.id());
    }

    private static Release release(String first, String second) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put("dmn/first.dmn", first.getBytes(StandardCharsets.UTF_8));
        files.put("dmn/second.dmn", second.getBytes(StandardCharsets.UTF_8));
        return Release.of(files);
    }
}
