package io.dynamicmarket.policy.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.policy.Finding;
import io.dynamicmarket.policy.SpotChecks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Runs that stand for the next are what the engine says of the next, whatever of the new fact moves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RuleReachTest {
    private static final List<String> PHASES = List.of("first", "second");
    private static final List<Object> LASTING = List.of(10, 20.5, "m");
    private static final int STEPS = 4_000;

    private static final String RULES = """
            package io.dynamicmarket.rules.trial;
            import io.dynamicmarket.policy.rule.TrialReading;
            import java.util.List;

            rule "TRY-001 above a limit"
            agenda-group "first"
            when
                $limit : Double()
                TrialReading( $level : level, level > $limit )
            then
                insert( "above by " + ( $level - $limit ) );
            end

            rule "TRY-002 at least a whole limit, and old"
            agenda-group "first"
            when
                $limit : Integer()
                TrialReading( level >= $limit, ageMillis >= $limit )
            then
                insert( "old" );
            end

            rule "TRY-003 below and at most"
            agenda-group "first"
            when
                $limit : Integer()
                TrialReading( level < $limit, ageMillis <= $limit )
            then
                insert( "young" );
            end

            rule "TRY-004 a condition on the fact alone"
            agenda-group "first"
            when
                TrialReading( good == true, word in ( "k", "m" ) )
            then
                insert( Long.valueOf( 7L ) );
            end

            rule "TRY-005 a word against a word"
            agenda-group "first"
            when
                $limit : String( this == "m" )
                TrialReading( word > $limit )
            then
                insert( "behind" );
            end

            rule "TRY-006 a call with an argument"
            agenda-group "first"
            when
                $limit : Double()
                TrialReading( isBeyond( $limit ) )
            then
                insert( "beyond" );
            end

            rule "TRY-007 what was bound of the fact asked of another"
            agenda-group "second"
            when
                TrialReading( $age : ageMillis )
                $seven : Long( this < ( $age - 1 ) )
            then
                insert( "seven is younger than " + $age );
            end

            rule "TRY-008 the whole fact"
            agenda-group "second"
            when
                $reading : TrialReading( $part : part )
                not Long()
            then
                insert( $reading.word() + $part );
            end

            rule "TRY-009 a part of the fact, the very same"
            agenda-group "second"
            when
                TrialReading( $part : part )
                exists Long()
            then
                insert( $part );
            end

            rule "TRY-010 all that was said"
            agenda-group "second"
            when
                $said : List() from collect( String( length() > 1 ) )
                TrialReading( level < 0 )
            then
                insert( Boolean.valueOf( $said.size() > 2 ) );
            end
            """;

    private final RuleBase rules = compile();
    private final RuleBase swift = rules.swift(PHASES, TrialReading.class);

    @AfterAll
    void close() {
        rules.close();
    }

    @Test
    void saysWhatTheEngineSaysWhileAFactMoves() {
        assertTrue(swift.isSwift(PHASES), "Expected rules that can be compiled");
        Random chance = new Random(11);
        try (RuleSession engine = rules.session(PHASES, LASTING);
                RuleSession compiled = swift.session(PHASES, LASTING, new SpotChecks(0, Long.MAX_VALUE, false))) {
            TrialReading reading = new TrialReading(15, 5, "k", true, "part");
            RuleRun before = new RuleRun(List.of(), List.of());
            int standing = 0;
            for (int step = 0; step < STEPS; step++) {
                reading = moved(reading, chance);
                RuleRun now = compiled.run(List.of(reading));
                assertEquals(engine.run(List.of(reading)), now, "For " + reading);
                standing += now == before ? 1 : 0;
                before = now;
            }
            int stood = standing;
            assertTrue(
                    stood > STEPS / 4 && stood < STEPS,
                    () -> "Expected some runs to stand for others, but got " + stood);
        }
    }

    @Test
    void standsAsLongAsNothingThatWasLookedAtIsToldOtherwise() {
        try (RuleSession compiled = swift.session(PHASES, LASTING, new SpotChecks(0, Long.MAX_VALUE, false))) {
            RuleRun first = compiled.run(List.of(new TrialReading(15, 5, "k", true, "part")));
            assertSame(first, compiled.run(List.of(new TrialReading(20.5, 5, "m", true, "part"))));
            assertNotSame(first, compiled.run(List.of(new TrialReading(Math.nextUp(20.5), 5, "m", true, "part"))));
        }
    }

    @Test
    void givesOtherFactsAnotherRun() {
        try (RuleSession engine = rules.session(PHASES, LASTING);
                RuleSession compiled = swift.session(PHASES, LASTING, new SpotChecks(0, Long.MAX_VALUE, false))) {
            TrialReading reading = new TrialReading(15, 5, "k", false, "part");
            for (List<Object> facts : List.of(
                    List.<Object>of(reading),
                    List.<Object>of(reading, 3L),
                    List.<Object>of(reading, 4L),
                    List.<Object>of(reading, reading),
                    List.<Object>of(3L, reading),
                    List.<Object>of(3L, 4L))) {
                assertEquals(engine.run(facts), compiled.run(facts), "For " + facts);
            }
        }
    }

    /** Mostly a little of one value, so that limits are met from both sides. */
    private static TrialReading moved(TrialReading from, Random chance) {
        double level = chance.nextInt(12) == 0 ? -2 + chance.nextInt(4) * 10.25 : from.level() + chance.nextInt(3) - 1;
        long age = chance.nextInt(3) == 0 ? Math.max(0, from.ageMillis() + chance.nextInt(5) - 2) : from.ageMillis();
        age = chance.nextInt(400) == 0 ? Long.MAX_VALUE - 4 : age > 1_000 ? 5 : age;
        String word = chance.nextInt(9) == 0 ? List.of("k", "m", "z").get(chance.nextInt(3)) : from.word();
        Object part = chance.nextInt(9) == 0 ? "part" + chance.nextInt(2) : from.part();
        boolean good = (chance.nextInt(9) == 0) != from.good();
        return new TrialReading(level, age, word, good, part);
    }

    private static RuleBase compile() {
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put("rules/policy/trial/reach.drl", RULES.getBytes(StandardCharsets.UTF_8));
        List<Finding> findings = new ArrayList<>();
        return Objects.requireNonNull(RuleBase.compile("reach", files, findings), findings::toString);
    }
}
