package io.dynamicmarket.policy;

import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.policy.table.Reading;
import java.util.List;
import java.util.Map;

/** The tables that the market asks at every decision, and how their inputs are read off a situation. */
public final class SituationReadings {
    private static final String HEDGING = "hedging";
    private static final List<String> TABLES =
            List.of("market-state", "confidence-action", "gas-response", HEDGING, "liquidity-mining");

    private SituationReadings() {}

    /** Names of the tables asked at every decision. */
    public static List<String> tables() {
        return TABLES;
    }

    /**
     * The ways in which a table is asked at a decision: one, or two where it is asked for a holding below and for one
     * above the threshold of the preset.
     */
    public static List<Map<String, Reading<MarketSituation>>> of(String table) {
        return table.equals(HEDGING)
                ? List.of(Indicators.and("aboveThreshold", false), Indicators.and("aboveThreshold", true))
                : List.of(Indicators.ALL);
    }
}
