package io.dynamicmarket.policy.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a run that failed or ran away leaves behind: nothing, however the session is tidied up. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RuleSessionTest {
    private static final String RULES = """
            package io.dynamicmarket.rules.trial;

            rule "TRY-001 run away from a number above ten"
            agenda-group "only"
            when
                $n : Long( this > 10L )
            then
                insert( $n + 1L );
            end

            rule "TRY-002 speak where there is no number"
            agenda-group "only"
            when
                String()
                not Long()
            then
                insert( Boolean.TRUE );
            end

            rule "TRY-003 answer a small number"
            agenda-group "only"
            when
                $n : Long( this <= 10L )
            then
                insert( "answer " + $n );
            end
            """;

    private final RuleBase rules = compile();

    @BeforeAll
    void ready() {
        assertEquals(List.of("TRY-001", "TRY-002", "TRY-003"), rules.ruleIds());
    }

    @AfterAll
    void close() {
        rules.close();
    }

    @Test
    void comesToRestAfterRulesThatRanAway() {
        try (RuleSession session = rules.session(List.of("only"), List.of("lasting"))) {
            assertThrows(IllegalStateException.class, () -> session.run(List.of(11L)));
            assertTimeoutPreemptively(Duration.ofSeconds(10), session::rest);
            assertEquals(1, session.factCount());
        }
    }

    @Test
    void answersAfterAFailedRunAsIfThereHadBeenNone() {
        try (RuleSession failed = rules.session(List.of("only"), List.of("lasting"));
                RuleSession fresh = rules.session(List.of("only"), List.of("lasting"))) {
            assertThrows(IllegalStateException.class, () -> failed.run(List.of(11L)));
            assertEquals(
                    fresh.run(List.of(3L)).all(String.class),
                    failed.run(List.of(3L)).all(String.class));
            assertEquals(List.of(), failed.run(List.of(3L)).all(Boolean.class));
        }
    }

    @Test
    void restsAsOftenAsItIsAsked() {
        try (RuleSession session = rules.session(List.of("only"), List.of("lasting"))) {
            session.rest();
            assertEquals(List.of("answer 3"), session.run(List.of(3L)).all(String.class));
            session.rest();
            session.rest();
            assertEquals(List.of("answer 4"), session.run(List.of(4L)).all(String.class));
            assertEquals(1, session.factCount());
        }
    }

    private static RuleBase compile() {
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put("rules/policy/trial/trial.drl", RULES.getBytes(StandardCharsets.UTF_8));
        return Objects.requireNonNull(RuleBase.compile("trial", files, new ArrayList<>()));
    }
}
