package io.dynamicmarket.desk.plot;

import java.util.Locale;

/** Colours that are told apart by all eyes, on light and on dark ground. */
public enum Tone {
    BLUE,
    ORANGE,
    GREEN,
    GREY;

    String style() {
        return name().toLowerCase(Locale.ROOT);
    }
}
