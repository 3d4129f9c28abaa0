package io.dynamicmarket.policy.gate;

import io.dynamicmarket.policy.Finding;
import java.util.Objects;

/**
 * Something that a check has to say.
 *
 * @param level whether it keeps a release from being proposed
 * @param check which check
 * @param file path in the release
 * @param place row, line, column, cell or case; empty where the whole file is meant
 * @param sentence what was expected and what was found
 * @param remedy what to do about it
 */
public record GateFinding(Level level, Check check, String file, String place, String sentence, String remedy) {
    /** How much a finding weighs. */
    public enum Level {
        /** The release cannot be proposed. */
        ERROR,
        /** Someone should look; the release can be proposed. */
        WARNING,
        /** Worth knowing. */
        NOTE
    }

    public GateFinding {
        Objects.requireNonNull(level);
        Objects.requireNonNull(check);
        Objects.requireNonNull(file);
        Objects.requireNonNull(place);
        Objects.requireNonNull(sentence);
        Objects.requireNonNull(remedy);
    }

    static GateFinding error(Check check, Finding finding) {
        return error(check, finding.file(), finding.place(), finding.sentence());
    }

    static GateFinding error(Check check, String file, String place, String sentence) {
        return new GateFinding(Level.ERROR, check, file, place, sentence, check.remedy());
    }

    static GateFinding warning(Check check, String file, String place, String sentence) {
        return new GateFinding(Level.WARNING, check, file, place, sentence, check.remedy());
    }
}
