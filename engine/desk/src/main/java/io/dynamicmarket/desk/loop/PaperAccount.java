package io.dynamicmarket.desk.loop;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.TreasuryBalances;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the paper treasury holds when it starts and how the own token stands, in whole units; the world of the paper
 * desk, not policy.
 *
 * @param liquid stable asset free for action
 * @param buffer stable asset in the risk buffer
 * @param tokens own tokens held
 * @param tokenPrice price of the own token in the stable asset
 * @param circulatingTokens own tokens in circulation
 */
public record PaperAccount(long liquid, long buffer, long tokens, double tokenPrice, long circulatingTokens) {
    public PaperAccount {
        if (liquid < 0 || buffer < 0 || tokens < 0 || !(tokenPrice > 0) || circulatingTokens <= 0) {
            throw new IllegalArgumentException(
                    "Expected a paper account of zero or more, with a positive token price and circulation");
        }
    }

    static PaperAccount standard() {
        return new PaperAccount(1_000_000, 250_000, 0, 0.10, 13_000_000);
    }

    TreasuryBalances opening(Asset stable, Asset token, double protectedFloor) {
        return new TreasuryBalances(
                whole(stable, liquid),
                whole(stable, buffer),
                whole(token, tokens),
                Amount.of(stable, BigDecimal.valueOf(protectedFloor), RoundingMode.UP));
    }

    private static Amount whole(Asset asset, long units) {
        return Amount.of(asset, BigDecimal.valueOf(units), RoundingMode.UNNECESSARY);
    }
}
