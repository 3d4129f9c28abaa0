package io.dynamicmarket.audit;

import java.util.Objects;

/**
 * One thing that does not hold.
 *
 * @param file in which file
 * @param line from 1; 0 where the whole file is meant
 * @param member of the receipt or checkpoint; empty where the whole line is meant
 * @param sentence what was expected and what was found
 */
public record Refused(String file, long line, String member, String sentence) {
    public Refused {
        Objects.requireNonNull(file);
        Objects.requireNonNull(member);
        Objects.requireNonNull(sentence);
    }

    /** {@code receipts.jsonl line 3, output.directive.mode: Expected ...}. */
    public String words() {
        return file + (line == 0 ? "" : " line " + line) + (member.isEmpty() ? "" : ", " + member) + ": " + sentence;
    }
}
