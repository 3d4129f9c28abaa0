package io.dynamicmarket.governance.configuration;

import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.governance.audit.FactJson;
import io.dynamicmarket.governance.audit.Sha256;
import java.util.List;
import java.util.Objects;

/**
 * Everything in force at a moment, and what changed to make it so. Its canonical JSON (RFC 8785) names it by SHA-256; each
 * names the one before it.
 *
 * @param atMillis UTC epoch milliseconds
 * @param changes since the one before
 * @param number from 1
 * @param previous SHA-256 of the one before; 64 zeros for the first
 * @param settings in order of kind and name
 * @param v version of the format, 1
 */
public record ConfigurationSnapshot(
        long atMillis, List<ConfigurationChange> changes, long number, String previous, List<Setting> settings, int v) {
    /** What the first one names. */
    public static final String NONE = "0".repeat(64);

    private static final int VERSION = 1;

    public ConfigurationSnapshot {
        Objects.requireNonNull(previous);
        changes = List.copyOf(changes);
        settings = settings.stream().sorted().toList();
        if (v != VERSION || number < 1) {
            throw new IllegalArgumentException(
                    "Expected version 1 of a snapshot from number 1 on, but got " + v + " and " + number);
        }
    }

    public static ConfigurationSnapshot first(List<Setting> settings, long nowMillis) {
        ConfigurationChange begun =
                new ConfigurationChange(nowMillis, "desk", "Nothing was kept before.", "The first snapshot");
        return new ConfigurationSnapshot(nowMillis, List.of(begun), 1, NONE, settings, VERSION);
    }

    /** The one that follows this. */
    public ConfigurationSnapshot next(List<Setting> later, List<ConfigurationChange> made, long nowMillis) {
        return new ConfigurationSnapshot(Math.max(nowMillis, atMillis), made, number + 1, sha256(), later, VERSION);
    }

    public String json() {
        return CanonicalJson.of(this);
    }

    public String sha256() {
        return Sha256.hex(json());
    }

    /**
     * Reads one, taken only if it is written again with the same bytes.
     *
     * @throws io.dynamicmarket.governance.audit.JsonRefused with the member, if it is anything else
     */
    public static ConfigurationSnapshot read(String json) {
        return FactJson.read(ConfigurationSnapshot.class, json);
    }
}
