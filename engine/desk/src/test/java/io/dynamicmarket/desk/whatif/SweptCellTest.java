package io.dynamicmarket.desk.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dynamicmarket.governance.release.Release;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweptCellTest {
    private static final Release BUNDLED = Release.bundled(SweptCellTest.class.getClassLoader());

    @Test
    void spreadsItsValuesOverTheRange() {
        SweptCell cell = SweptCell.of("market-state#defensive-volatility:volatilityBps=20..60/5");
        assertEquals(
                List.of("20", "30", "40", "50", "60"),
                cell.values().stream().map(BigDecimal::toPlainString).toList());
        assertEquals("> 40", cell.text(BUNDLED));
    }

    @Test
    void keepsTheComparisonOfTheCellAndEverythingElse() {
        SweptCell cell = SweptCell.of("market-state#defensive-volatility:volatilityBps=20..60/5");
        Release changed = cell.with(BUNDLED, new BigDecimal("35.5"));
        assertEquals("> 35.5", cell.text(changed));
        assertEquals(BUNDLED.files().keySet(), changed.files().keySet());
        SweptCell output = SweptCell.of("breakers#heartbeat:threshold=3000..6000/2");
        assertEquals("6000", output.text(output.with(BUNDLED, new BigDecimal("6000"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "market-state",
                "market-state#defensive-volatility:volatilityBps=20..60",
                "market-state#defensive-volatility:volatilityBps=60..20/5",
                "market-state#defensive-volatility:volatilityBps=20..60/1"
            })
    void refusesAnotherForm(String text) {
        assertThrows(IllegalArgumentException.class, () -> SweptCell.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-such-table#defensive-volatility:volatilityBps=20..60/5",
                "market-state#no-such-row:volatilityBps=20..60/5",
                "market-state#defensive-volatility:noSuchColumn=20..60/5",
                "market-state#defensive-volatility:softUse=20..60/5"
            })
    void refusesACellThatIsNoNumberOrNotThere(String text) {
        SweptCell cell = SweptCell.of(text);
        assertThrows(IllegalArgumentException.class, () -> cell.with(BUNDLED, BigDecimal.TEN));
    }
}
