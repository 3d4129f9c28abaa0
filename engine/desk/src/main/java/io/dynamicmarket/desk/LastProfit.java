package io.dynamicmarket.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamicmarket.adapters.postgres.PostgresStore;
import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.governance.audit.Receipt;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** The profit of a market as its last receipt has it. */
final class LastProfit {
    private static final int LOOKED_AT = 1_000;

    private LastProfit() {}

    static Optional<Amount> of(MarketId market, PostgresStore store) {
        return store.receipts("market", Long.MAX_VALUE, LOOKED_AT).stream()
                .filter(receipt -> receipt.market().equals(market))
                .findFirst()
                .map(LastProfit::total);
    }

    private static Amount total(Receipt receipt) {
        try {
            JsonNode total = new ObjectMapper().readTree(receipt.json()).at("/input/pnl/total");
            Asset asset = new Asset(total.path("asset").asText(), 0);
            return Amount.of(asset, new BigDecimal(total.path("value").asText()), RoundingMode.UNNECESSARY);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected receipt " + receipt.sequence() + " to be JSON, but it is not", e);
        }
    }
}
