package io.dynamicmarket.governance.signoff;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.PolicyOverride;
import io.dynamicmarket.facts.ReleaseId;
import java.util.Objects;

/** What is to be done, whole. What is no case of it cannot be signed. */
public sealed interface Content {
    /**
     * A release shall rule from now on.
     *
     * @param release named by its content
     * @param inPlaceOf in force when it was proposed; if another one is in force at the end, it is refused, since what was
     *     compared is not what would change
     */
    record ActivateRelease(ReleaseId release, ReleaseId inPlaceOf) implements Content {
        public ActivateRelease {
            Objects.requireNonNull(inPlaceOf);
            if (release.equals(inPlaceOf)) {
                throw new IllegalArgumentException("Expected another release than the one in force, " + release);
            }
        }
    }

    /**
     * Quoting shall go on after a latched breaker.
     *
     * @param market where
     * @param breaker which
     * @param trippedAtMillis which of its trips: a later one needs its own sign-off
     * @param incident which was opened for it
     * @param checklist SHA-256 of the recovery checklist as it was filled in
     */
    record Resume(MarketId market, BreakerKind breaker, long trippedAtMillis, String incident, String checklist)
            implements Content {
        public Resume {
            Objects.requireNonNull(market);
            Objects.requireNonNull(breaker);
            Texts.require("incident", incident, 100);
            Texts.requireHash("checklist", checklist);
        }
    }

    /**
     * Something shall stand above the tables for a time.
     *
     * @param override what, from when, until when
     * @param communication what is told to whom
     */
    record Override(PolicyOverride override, String communication) implements Content {
        public Override {
            Objects.requireNonNull(override);
            Texts.require("communication text", communication, 2_000);
        }
    }

    /**
     * An override shall end before its time; why is the reason of the payload.
     *
     * @param ended SHA-256 of the payload by which it was signed, and so which one
     * @param override its id, for people
     */
    record EndOverride(String ended, String override) implements Content {
        public EndOverride {
            Texts.requireHash("ended override", ended);
            Texts.require("id of the override", override, 100);
        }
    }

    /**
     * The treasury shall do something above its limit.
     *
     * @param deed in a word: transfer, buyback, burn, price-sync ...
     * @param amount how much
     * @param recipient address or account; "none" for a burn
     * @param memo for the books
     */
    record TreasuryAction(String deed, Amount amount, String recipient, String memo) implements Content {
        public TreasuryAction {
            Objects.requireNonNull(amount);
            Texts.require("deed", deed, 40);
            Texts.require("recipient", recipient, 200);
            Texts.require("memo", memo, 500);
            if (amount.nanos() <= 0) {
                throw new IllegalArgumentException("Expected an amount above 0, but got " + amount);
            }
        }
    }

    /**
     * Others shall sign from now on.
     *
     * @param next its number follows that of the set in force
     */
    record ChangeSigners(SignerSet next) implements Content {
        public ChangeSigners {
            Objects.requireNonNull(next);
        }
    }
}
