package io.dynamicmarket.desk.plot;

import java.util.List;
import java.util.Objects;

/**
 * An axis; its range follows from what is drawn.
 *
 * @param title what it shows, with its unit
 * @param scale how values are laid out
 * @param categories names of 0, 1, 2, ... on a horizontal axis that counts things; empty for numbers
 */
public record Axis(String title, Scale scale, List<String> categories) {
    public enum Scale {
        LINEAR,
        /** Values of zero or less are left out. */
        LOG
    }

    public Axis {
        Objects.requireNonNull(title);
        Objects.requireNonNull(scale);
        categories = List.copyOf(categories);
    }

    public static Axis linear(String title) {
        return new Axis(title, Scale.LINEAR, List.of());
    }

    public static Axis log(String title) {
        return new Axis(title, Scale.LOG, List.of());
    }

    public static Axis of(String title, List<String> categories) {
        return new Axis(title, Scale.LINEAR, categories);
    }
}
