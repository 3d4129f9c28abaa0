package io.dynamicmarket.desk.web;

import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.activation.Scope;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Members of requests as the facts they stand for, or a sentence that says what was expected. */
final class Asked {
    private static final int MOST = 500;

    private Asked() {}

    /** A member that must be there. */
    static String text(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new BadInput("Expected the text '" + name + "', but there is none.");
        }
        return value.strip();
    }

    static PersonId person(@Nullable String value, String name) {
        String text = text(value, name);
        return fact(() -> new PersonId(text));
    }

    static ReleaseId release(@Nullable String value, String name) {
        String text = text(value, name);
        return fact(() -> new ReleaseId(text));
    }

    /** Everything, where nothing is said. */
    static Scope scope(@Nullable String value) {
        return value == null ? new Scope.Everything() : fact(() -> Scope.of(value.strip()));
    }

    /** An instant like 2026-11-26T10:00:00Z, or another one where nothing is said. */
    static long millis(@Nullable String value, String name, long otherwise) {
        if (value == null) {
            return otherwise;
        }
        try {
            return Instant.parse(value.strip()).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new BadInput(
                    "Expected an instant like 2026-11-26T10:00:00Z as '" + name + "', but got '" + value + "'.");
        }
    }

    static int limit(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new BadInput("Expected a limit in 1.." + MOST + ", but got " + limit + ".");
        }
        return limit;
    }

    /** What the constructor of a fact refuses is bad input. */
    static <T> T fact(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new BadInput(e.getMessage() + ".");
        }
    }
}
