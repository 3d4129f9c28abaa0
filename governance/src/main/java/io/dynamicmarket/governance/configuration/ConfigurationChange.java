package io.dynamicmarket.governance.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * One change of what is in force.
 *
 * @param atMillis when, UTC epoch milliseconds
 * @param by operator: a person, a rule, the clock or a part of the desk
 * @param reason why
 * @param what in words
 */
public record ConfigurationChange(long atMillis, String by, String reason, String what) {
    public ConfigurationChange {
        Objects.requireNonNull(by);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(what);
    }

    /**
     * What differs, in the order of the settings.
     *
     * @param gone says by whom and why something is no longer in force
     */
    public static List<ConfigurationChange> between(
            List<Setting> before, List<Setting> after, Function<Setting, Gone> gone) {
        List<ConfigurationChange> changes = new ArrayList<>();
        for (Setting old : before) {
            if (after.stream().noneMatch(old::sameThing)) {
                Gone how = gone.apply(old);
                changes.add(new ConfigurationChange(
                        how.atMillis(), how.by(), how.reason(), words(old) + ": no longer, was " + old.value()));
            }
        }
        for (Setting now : after) {
            Optional<Setting> old = before.stream().filter(now::sameThing).findFirst();
            if (old.isEmpty() || !old.get().equals(now)) {
                changes.add(new ConfigurationChange(
                        now.atMillis(),
                        now.by(),
                        now.reason(),
                        words(now) + ": " + now.value()
                                + old.filter(each -> !each.value().equals(now.value()))
                                        .map(each -> ", was " + each.value())
                                        .orElse("")));
            }
        }
        return changes;
    }

    private static String words(Setting setting) {
        return setting.kind() + " " + setting.name();
    }

    /** How something went out of force. */
    public record Gone(long atMillis, String by, String reason) {
        public Gone {
            Objects.requireNonNull(by);
            Objects.requireNonNull(reason);
        }
    }
}
