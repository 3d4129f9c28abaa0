package io.dynamicmarket.desk.web;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.QuotingMode;
import io.dynamicmarket.facts.TreasuryVerdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** How the desk's facts read to a person. */
final class Words {
    private Words() {}

    /** {@code FILL_DEVIATION} as "fill deviation". */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String of(QuoteDirective directive) {
        String mode = switch (directive.mode()) {
            case QUOTE -> "quoting both sides";
            case REDUCE_ONLY -> "only quotes that reduce the holding";
            case HEDGE_ONLY -> "no quotes, hedges only";
            case HALT -> "halted";
        };
        boolean frozen = directive.mode() != QuotingMode.HALT && !directive.placeNew();
        String placing = !frozen ? "" : directive.cancelResting() ? ", quotes cancelled" : ", no new quotes";
        return mode + placing + (directive.mode() == QuotingMode.HALT ? "" : extent(directive));
    }

    private static String extent(QuoteDirective directive) {
        return ", preset " + of(directive.preset()) + ", spread ×" + number(directive.spreadFactor()) + ", size ×"
                + number(directive.ladderScale());
    }

    static String of(TreasuryVerdict verdict) {
        if (verdict instanceof TreasuryVerdict.BuyBack buyBack) {
            return "Buy back for " + money(buyBack.tranche()) + ", first of " + buyBack.tranches() + " tranches for "
                    + money(buyBack.amount()) + (buyBack.accelerated() ? ", accelerated" : "");
        }
        if (verdict instanceof TreasuryVerdict.DropPlan drop) {
            return "Drop the buyback under way with " + money(drop.remaining()) + " left";
        }
        if (verdict instanceof TreasuryVerdict.Burn burn) {
            return "Burn " + money(burn.amount());
        }
        if (verdict instanceof TreasuryVerdict.SetMultiplier set) {
            return "Set the " + set.tier() + "-month multiplier to " + number(set.multiplier());
        }
        if (verdict instanceof TreasuryVerdict.MoveToBuffer move) {
            return "Move " + money(move.amount()) + " to the buffer";
        }
        if (verdict instanceof TreasuryVerdict.Hold hold) {
            return hold.action().equals("all") ? "Hold everything" : "Hold " + hold.action();
        }
        throw new IllegalStateException("Expected a treasury verdict that has words, but got " + verdict);
    }

    /** To the cent below a million, whole beyond: for sentences only. */
    private static String money(Amount amount) {
        return amount.toDecimal().setScale(2, RoundingMode.DOWN).toPlainString() + " "
                + amount.asset().id();
    }

    static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    static String decimal(long units, int decimals) {
        return BigDecimal.valueOf(units, decimals).toPlainString();
    }

    static String decimal(Amount amount) {
        return amount.toDecimal().stripTrailingZeros().toPlainString();
    }
}
