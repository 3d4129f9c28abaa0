package io.dynamicmarket.governance.configuration;

import java.util.Comparator;
import java.util.Objects;

/**
 * One thing that is in force.
 *
 * @param atMillis since when, UTC epoch milliseconds
 * @param by person, rule or part of the desk that put it in force
 * @param kind what it is
 * @param name which: a scope, a proposal, a market and breaker, a person ...
 * @param reason why, as it was said then; empty where nothing was
 * @param value what it is set to; never a secret
 */
public record Setting(long atMillis, String by, Kind kind, String name, String reason, String value)
        implements Comparable<Setting> {
    private static final Comparator<Setting> ORDER =
            Comparator.comparing(Setting::kind).thenComparing(Setting::name);

    /** What can be in force. */
    public enum Kind {
        /** The release of a scope, presets among its files; named by the scope. */
        RELEASE,
        /** An override; named by its proposal. */
        OVERRIDE,
        /** A breaker or kill switch that stays latched until people release it; named by market and kind. */
        BREAKER,
        /** The signer set. */
        SIGNERS,
        /** A key that counts for nothing. */
        REVOKED_KEY,
        /** A person's last word on an automation. */
        AUTOMATION,
        /** Roles of a person. */
        PERSON,
        /** Scopes of a token, without its secret. */
        TOKEN
    }

    public Setting {
        Objects.requireNonNull(by);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(name);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(value);
    }

    boolean sameThing(Setting other) {
        return kind == other.kind && name.equals(other.name);
    }

    /** By kind and name. */
    @Override
    public int compareTo(Setting other) {
        return ORDER.compare(this, other);
    }
}
