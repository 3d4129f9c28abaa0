package io.dynamicmarket.facts;

import java.util.Objects;

/** What the treasury is to do. Amounts are positive; every verdict says why. */
public sealed interface TreasuryVerdict {
    Grounds grounds();

    /**
     * Buy the own token back: one tranche now, the rest as a {@link BuybackPlan}.
     *
     * @param amount stable asset to spend in all, this tranche included
     * @param tranche stable asset to spend now; all of the amount if it is the last tranche, less if it is not
     * @param tranches number of tranches, this one included, at least 1
     * @param spacingMillis time between tranches
     * @param accelerated whether the plan is front-loaded
     * @param grounds why
     */
    record BuyBack(
            Amount amount, Amount tranche, int tranches, long spacingMillis, boolean accelerated, Grounds grounds)
            implements TreasuryVerdict {
        public BuyBack {
            positive(amount);
            positive(tranche);
            Objects.requireNonNull(grounds);
            if (tranches < 1 || spacingMillis < 0) {
                throw new IllegalArgumentException("Expected at least one tranche, but got " + tranches);
            }
            int left = tranche.compareTo(amount);
            if (left > 0 || (left == 0) != (tranches == 1)) {
                throw new IllegalArgumentException(
                        "Expected the last tranche, and no other, to spend what is left, but " + tranche + " of "
                                + amount + " is the first of " + tranches);
            }
        }
    }

    /**
     * Give the buyback up that is under way.
     *
     * @param remaining stable asset that will not be spent
     * @param grounds why
     */
    record DropPlan(Amount remaining, Grounds grounds) implements TreasuryVerdict {
        public DropPlan {
            positive(remaining);
            Objects.requireNonNull(grounds);
        }
    }

    /**
     * Burn own tokens.
     *
     * @param amount tokens to burn
     * @param grounds why
     */
    record Burn(Amount amount, Grounds grounds) implements TreasuryVerdict {
        public Burn {
            positive(amount);
            Objects.requireNonNull(grounds);
        }
    }

    /**
     * Set the reward multiplier of a staking tier.
     *
     * @param tier lock in months: 3, 6, 12 or 18
     * @param multiplier factor on rewards, six decimals
     * @param grounds why
     */
    record SetMultiplier(int tier, double multiplier, Grounds grounds) implements TreasuryVerdict {
        public SetMultiplier {
            Objects.requireNonNull(grounds);
            multiplier = Six.decimals(multiplier);
            if (tier < 1 || multiplier < 0) {
                throw new IllegalArgumentException(
                        "Expected a tier and a multiplier of zero or more, but got " + tier + " and " + multiplier);
            }
        }
    }

    /**
     * Move stable asset from liquid to buffer.
     *
     * @param amount how much
     * @param grounds why
     */
    record MoveToBuffer(Amount amount, Grounds grounds) implements TreasuryVerdict {
        public MoveToBuffer {
            positive(amount);
            Objects.requireNonNull(grounds);
        }
    }

    /**
     * Do nothing of this kind.
     *
     * @param action what is held: {@code buyback}, {@code burn}, {@code buffer}, {@code multiplier} or {@code all}
     * @param grounds why
     */
    record Hold(String action, Grounds grounds) implements TreasuryVerdict {
        public Hold {
            Objects.requireNonNull(action);
            Objects.requireNonNull(grounds);
        }
    }

    private static void positive(Amount amount) {
        if (amount.nanos() <= 0) {
            throw new IllegalArgumentException("Expected a positive amount, but got " + amount);
        }
    }
}
