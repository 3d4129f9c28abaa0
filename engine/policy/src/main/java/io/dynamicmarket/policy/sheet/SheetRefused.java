package io.dynamicmarket.policy.sheet;

import java.util.List;

/** A table or a sheet that cannot be read exactly. Carries every fault as a sentence with its place. */
public final class SheetRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    public SheetRefused(String sentence) {
        this(List.of(sentence));
    }

    public SheetRefused(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
