package io.dynamicmarket.desk.access;

import io.dynamicmarket.governance.access.AccessRefused;
import io.dynamicmarket.governance.access.Identity;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.Role;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an issuer says of a person.
 *
 * @param values claims by name, whose signature was checked
 */
record Claims(Map<String, Object> values) {
    /** @throws AccessRefused if the claim is missing or no name of a person */
    PersonId person(OidcSettings settings) {
        Object name = values.get(settings.personClaim());
        try {
            return new PersonId(String.valueOf(name).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new AccessRefused("Expected the claim '" + settings.personClaim() + "' to name a person, but: "
                    + e.getMessage() + ".");
        }
    }

    /** For people to read. */
    String name(PersonId otherwise) {
        return values.get("name") instanceof String name && !name.isBlank() && name.length() <= 100
                ? name.replaceAll("\\p{Cntrl}", " ").strip()
                : otherwise.value();
    }

    Identity.Issued identity(OidcSettings settings) {
        return new Identity.Issued(settings.issuer(), String.valueOf(values.getOrDefault("sub", "")));
    }

    /** Words that stand for no role give none. */
    Set<Role> roles(OidcSettings settings) {
        Map<String, Role> mapping = settings.mapping();
        return words(found(settings.rolesClaim())).stream()
                .filter(mapping::containsKey)
                .map(mapping::get)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    private @Nullable Object found(String path) {
        if (values.containsKey(path)) {
            return values.get(path);
        }
        Object at = values;
        for (String step : path.split("\\.")) {
            at = at instanceof Map<?, ?> inside ? inside.get(step) : null;
        }
        return at;
    }

    private static List<String> words(@Nullable Object claim) {
        if (claim instanceof Collection<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return claim == null ? List.of() : List.of(String.valueOf(claim).split("[ ,]+"));
    }
}
