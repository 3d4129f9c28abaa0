package io.dynamicmarket.facts;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

/** Whether and how inventory is brought back by orders that take. Every verdict says why. */
public sealed interface HedgeVerdict {
    Grounds grounds();

    /** No hedge. */
    record None(Grounds grounds) implements HedgeVerdict {
        public None {
            Objects.requireNonNull(grounds);
        }
    }

    /**
     * Send immediate-or-cancel orders for what is held beyond a target.
     *
     * @param targetShare what may stay held, share of the soft limit, 0..1
     * @param impactToleranceBps how far from the best price an order may reach, bps
     * @param rankBy by what venues are ranked, the first that tells two apart decides
     * @param grounds why
     */
    record Ioc(double targetShare, double impactToleranceBps, List<HedgeRank> rankBy, Grounds grounds)
            implements HedgeVerdict {
        public Ioc {
            Objects.requireNonNull(grounds);
            rankBy = List.copyOf(rankBy);
            targetShare = Six.decimals(targetShare);
            impactToleranceBps = Six.decimals(impactToleranceBps);
            if (targetShare < 0 || targetShare > 1 || impactToleranceBps < 0 || impactToleranceBps >= 10_000) {
                throw new IllegalArgumentException("Expected a target from 0 to 1 and a tolerance from 0 to under 10000"
                        + " bps, but got " + targetShare + " and " + impactToleranceBps);
            }
            if (rankBy.isEmpty() || EnumSet.copyOf(rankBy).size() != rankBy.size()) {
                throw new IllegalArgumentException("Expected ranks, each once, but got " + rankBy);
            }
        }
    }

    /** Change incentives instead: a hedge would cost more than the risk. */
    record Incentives(Grounds grounds) implements HedgeVerdict {
        public Incentives {
            Objects.requireNonNull(grounds);
        }
    }
}
