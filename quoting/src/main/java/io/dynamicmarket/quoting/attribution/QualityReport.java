package io.dynamicmarket.quoting.attribution;

import io.dynamicmarket.facts.QualityReadings;
import io.dynamicmarket.facts.Six;
import java.util.Objects;

/**
 * How well the desk has quoted so far.
 *
 * @param readings what the policy is shown
 * @param inventoryDriftShare over the window so far ({@link InventoryDrift})
 * @param realizedSpreadShare realized over theoretical spread of all judged fills ({@link SpreadEfficiency}); 1 before any
 * @param adverseMoveRatio of the latest fills, however few ({@link AdverseMove})
 * @param fillSlippageBps ({@link FillSlippage})
 * @param fillRatio ({@link FillRatio})
 * @param quotesPerGas quotes per whole unit of gas; 0 while none was paid
 * @param hedgeEffectiveness ({@link HedgeEffectiveness}); 0 while nothing is known of it
 * @param liquidity the liquidity mining epoch so far
 */
public record QualityReport(
        QualityReadings readings,
        double inventoryDriftShare,
        double realizedSpreadShare,
        double adverseMoveRatio,
        double fillSlippageBps,
        double fillRatio,
        double quotesPerGas,
        double hedgeEffectiveness,
        LiquidityEpoch liquidity) {
    public QualityReport {
        Objects.requireNonNull(readings);
        Objects.requireNonNull(liquidity);
        inventoryDriftShare = Six.decimals(inventoryDriftShare);
        adverseMoveRatio = Six.decimals(adverseMoveRatio);
        realizedSpreadShare = Six.decimals(realizedSpreadShare);
        fillSlippageBps = Six.decimals(fillSlippageBps);
        fillRatio = Six.decimals(fillRatio);
        quotesPerGas = Six.decimals(quotesPerGas);
        hedgeEffectiveness = Six.decimals(hedgeEffectiveness);
    }
}
