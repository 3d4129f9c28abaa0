package io.dynamicmarket.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.QualityTarget.Beyond;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualityTargetTest {
    private static final QualityTarget DRIFT =
            new QualityTarget("inventoryDriftShare", 0.15, Beyond.ABOVE, 0, 86_400_000);
    private static final QualityTarget SPREAD = new QualityTarget("realizedSpreadShare", 0.6, Beyond.BELOW, 5, 0);

    @Test
    void isMissedBeyondItsLimitAndNotAtIt() {
        assertTrue(DRIFT.missedBy(0.150001));
        assertFalse(DRIFT.missedBy(0.15));
        assertTrue(SPREAD.missedBy(0.599999));
        assertFalse(SPREAD.missedBy(0.6));
    }

    @Test
    void isNotMissedWhileNothingIsKnown() {
        QualityReadings none = QualityReadings.NONE;
        assertFalse(DRIFT.missedBy(none.inventoryDriftShare()));
        assertFalse(SPREAD.missedBy(none.realizedSpreadShare()));
        assertFalse(new QualityTarget("adverseMoveRatio", 1.2, Beyond.ABOVE, 0, 0).missedBy(none.adverseMoveRatio()));
        assertFalse(new QualityTarget("quotesPerGasRatio", 1, Beyond.BELOW, 0, 1).missedBy(none.quotesPerGasRatio()));
    }

    @Test
    void refusesWhatCannotBeMeasured() {
        assertThrows(IllegalArgumentException.class, () -> new QualityTarget("x", 1, Beyond.ABOVE, -1, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new QualityTarget("inventoryDriftShare", 0.15, Beyond.ABOVE, 0, 0));
        for (double share : List.of(-0.1, Double.NaN)) {
            assertThrows(IllegalArgumentException.class, () -> new QualityReadings(share, 1, 0, 0, 1));
        }
        assertEquals(0.333333, new QualityReadings(1 / 3.0, 1, 0, 0, 1).inventoryDriftShare());
    }
}
