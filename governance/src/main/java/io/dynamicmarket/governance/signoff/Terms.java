package io.dynamicmarket.governance.signoff;

import io.dynamicmarket.facts.SignOffAction;
import io.dynamicmarket.facts.SignOffTerms;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the release in force demands of an action. */
@FunctionalInterface
public interface Terms {
    SignOffTerms of(SignOffAction action);

    /** The same of several, of one release. */
    default Map<SignOffAction, SignOffTerms> of(Set<SignOffAction> actions) {
        return actions.stream().collect(Collectors.toMap(Function.identity(), this::of));
    }
}
