package io.dynamicmarket.policy.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CompiledTableTest {
    private enum Weather {
        SUN,
        RAIN,
        STORM
    }

    private record Day(long degreesMillionths, Weather weather, boolean windy) {}

    private static final Table DAYS = Written.table(
            "days",
            "hitPolicy=\"FIRST\"",
            List.of("degrees: number: [-20..40]", "weather: string: \"RAIN\",\"SUN\"", "windy: boolean"),
            List.of("walk: boolean"),
            List.of("hot | > 30 | - | - -> false", "wet | - | \"RAIN\" | true -> false", "fine | - | - | - -> true"));

    private static final BoundTable<Day> BOUND = new BoundTable<>(
            DAYS,
            Map.of(
                    "degrees", new Reading.Millionths<>(Day::degreesMillionths),
                    "weather", new Reading.Word<>(Day::weather),
                    "windy", new Reading.Truth<>(Day::windy)));

    @Property(seed = "1", tries = 200)
    void answersEveryPointAsTheTableDoes(@ForAll long seed) {
        Random random = new Random(seed);
        for (HitPolicy policy : List.of(HitPolicy.FIRST, HitPolicy.COLLECT_SUM, HitPolicy.COLLECT)) {
            Table table = Grid.table(policy, random);
            CompiledTable compiled = CompiledTable.of(table);
            for (long[] point : Grid.points()) {
                assertEquals(table.at(point), compiled.at(point));
            }
        }
    }

    @Test
    void readsSituationsAndRefusesWhatIsNotAllowed() {
        assertEquals(
                "hot", BOUND.decide(new Day(30_000_001, Weather.SUN, false)).row());
        assertEquals(
                "wet", BOUND.decide(new Day(30_000_000, Weather.RAIN, true)).row());
        assertEquals(
                "fine", BOUND.decide(new Day(-20_000_000, Weather.RAIN, false)).row());
        assertRefused("degrees", new Day(40_000_001, Weather.SUN, false));
        assertRefused("degrees", new Day(Long.MAX_VALUE, Weather.SUN, false));
        assertRefused("weather", new Day(0, Weather.STORM, false));
    }

    @Test
    void takesTablesThatDoNotFitIntoOneMethod() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            rows.add("row-" + i + " | [" + i + ".." + (i + 1) + ") -> " + i);
        }
        rows.add("rest | - -> -1");
        Table table = Written.table(
                "long", "hitPolicy=\"FIRST\"", List.of("x: number: >= 0"), List.of("limit: number"), rows);
        CompiledTable compiled = CompiledTable.of(table);
        for (String x : List.of("0", "0.999999", "1", "777.5", "1499.999999", "1500", "1000000")) {
            Map<String, Object> inputs = Map.of("x", new BigDecimal(x));
            assertEquals(table.decide(inputs), compiled.decide(inputs));
        }
    }

    @Test
    void goesWhenNothingRefersToItAnyMore() throws InterruptedException {
        CompiledTable compiled = CompiledTable.of(DAYS);
        WeakReference<Class<?>> code = new WeakReference<>(compiled.type());
        compiled = CompiledTable.of(DAYS);
        for (int i = 0; i < 50 && code.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertNull(code.get(), compiled::toString);
    }

    private static void assertRefused(String input, Day day) {
        String refusal = String.valueOf(assertThrows(IllegalArgumentException.class, () -> BOUND.decide(day))
                .getMessage());
        assertTrue(refusal.startsWith("Expected an allowed value of " + input + " in days, but got"), refusal);
    }
}
