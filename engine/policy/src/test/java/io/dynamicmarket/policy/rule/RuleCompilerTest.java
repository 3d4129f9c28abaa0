package io.dynamicmarket.policy.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules as bytecode: what they say is what the engine says, and what they do not know is left to it. */
class RuleCompilerTest {
    private static final List<String> PHASES = List.of("first", "second");

    private static final String HEAD = "package io.dynamicmarket.rules.trial;\nimport java.util.List;\n\n";

    private static final String RULES = HEAD + """
            rule "TRY-001 say more of a big number"
            agenda-group "first"
            when
                $n : Long( this > 10L )
                not Boolean()
            then
                insert( "big " + $n );
                insert( Boolean.TRUE );
            end

            rule "TRY-002 halve a number above a hundred"
            agenda-group "first"
            when
                $n : Long( this > 100L )
            then
                insert( Long.valueOf( $n / 2L ) );
            end

            rule "TRY-003 count what was said"
            agenda-group "second"
            when
                $said : List() from collect( String( length() > 2 ) )
            then
                insert( Integer.valueOf( $said.size() ) );
            end
            """;

    @ParameterizedTest
    @CsvSource({"5", "11", "101", "250", "5000"})
    void sayWhatTheEngineSays(long number) {
        RuleBase rules = compile(RULES);
        try (RuleSession engine = rules.session(PHASES, List.of("lasting"));
                RuleSession compiled = swift(rules).session(PHASES, List.of("lasting"))) {
            for (int again = 0; again < 3; again++) {
                assertEquals(engine.run(List.of(number)), compiled.run(List.of(number)));
            }
        } finally {
            rules.close();
        }
    }

    @Test
    void leaveTheOrderOfSeveralMatchesToTheEngine() {
        RuleBase rules = compile(RULES);
        try (RuleSession engine = rules.session(PHASES, List.of());
                RuleSession compiled = swift(rules).session(PHASES, List.of())) {
            List<Long> several = List.of(12L, 300L, 40L, 7L);
            assertEquals(engine.run(several), compiled.run(several));
            assertEquals(engine.run(List.of(3L)), compiled.run(List.of(3L)));
        } finally {
            rules.close();
        }
    }

    @Test
    void failAsTheEngineFails() {
        String runsAway = RULES.replace("$n / 2L", "$n + 1L");
        RuleBase rules = compile(runsAway);
        try (RuleSession compiled = swift(rules).session(PHASES, List.of())) {
            assertThrows(IllegalStateException.class, () -> compiled.run(List.of(101L)));
            assertEquals(List.of("big 20"), compiled.run(List.of(20L)).all(String.class));
        } finally {
            rules.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule \"A\" agenda-group \"first\" salience 3 when Long() then insert( \"a\" ); end",
                "rule \"A\" when Long() then insert( \"a\" ); end",
                "rule \"A\" agenda-group \"first\" when ( Long() or String() ) then insert( \"a\" ); end",
                "rule \"A\" agenda-group \"first\" when $n : Long() then delete( $n ); end",
                "rule \"A\" agenda-group \"first\" when Long( toString() matches \"1.*\" ) then insert( \"a\" ); end",
                "rule \"A\" agenda-group \"first\" when Long( $h : longValue() / 2 ) then insert( \"a\" + $h ); end",
                "rule \"A\" agenda-group \"first\" when eval( true ) then insert( \"a\" ); end",
                "rule \"A\" agenda-group \"first\" when accumulate( Long( $n : longValue() ); $sum : sum( $n ) )"
                        + " then insert( \"a\" ); end"
            })
    void leaveWhatTheyDoNotKnowToTheEngine(String rule) {
        RuleBase rules = compile(HEAD + rule);
        try {
            assertFalse(rules.swift(PHASES, Long.class).isSwift(PHASES));
        } finally {
            rules.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "health.bookValid == false ; eq(f.health().bookValid(), false)",
                "kind in ( A.B, $c ) ; (eq(f.kind(), A.B) || eq(f.kind(), $c))",
                "limit > ( $now - $before.sinceMillis ) ; above(f.limit(), ($now - $before.sinceMillis()))",
                "effect#CapQuoting.mode != $m ; !eq(((CapQuoting) f.effect()).mode(), $m)",
                "authority.compareTo( $a ) > 0 || id <= $id ; above(f.authority().compareTo($a), 0) || atMost(f.id(), $id)",
                "this instanceof Effect.UsePreset && !done ; f instanceof Effect.UsePreset && !f.done()"
            })
    void readExpressionsAsProperties(String expression, String java) {
        assertEquals(java, RuleExpression.java(expression, "f"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a matches \"x\"", "a > 1 && < 5", "a[0] == 1", "a ? b : c", "a = 1", "new Long(1) == a", ""})
    void refuseExpressionsThatTheyDoNotKnow(String expression) {
        assertThrows(IllegalArgumentException.class, () -> RuleExpression.java(expression, "f"));
    }

    private static RuleBase swift(RuleBase rules) {
        RuleBase swift = rules.swift(PHASES, Long.class);
        assertTrue(swift.isSwift(PHASES), "Expected rules that can be compiled");
        return swift;
    }

    private static RuleBase compile(String text) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put("rules/policy/trial/trial.drl", text.getBytes(StandardCharsets.UTF_8));
        List<io.dynamicmarket.policy.Finding> findings = new ArrayList<>();
        return Objects.requireNonNull(
                RuleBase.compile("compiled-" + Integer.toHexString(text.hashCode()), files, findings),
                findings::toString);
    }
}
