package io.dynamicmarket.governance.configuration;

import io.dynamicmarket.facts.BreakerKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Knows what is in force, and keeps snapshots of it for good. */
public interface ConfigurationStore {
    /**
     * Everything in force.
     *
     * @param latched breakers that stay until people release them
     */
    List<Setting> inForce(long atMillis, Set<BreakerKind> latched);

    /** How something that was in force ended. */
    ConfigurationChange.Gone gone(Setting setting, long nowMillis);

    /** Keeps a snapshot; false if another one has its number. */
    boolean keep(ConfigurationSnapshot snapshot);

    /** The last one up to a moment; empty before the first. */
    Optional<ConfigurationSnapshot> at(long atMillis);

    /** Latest first. */
    List<ConfigurationSnapshot> snapshots(int limit);
}
