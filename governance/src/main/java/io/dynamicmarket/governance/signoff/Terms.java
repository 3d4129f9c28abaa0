package io.dynamicmarket.governance.signoff;

import io.dynamicmarket.facts.SignOffAction;
import io.dynamicmarket.facts.SignOffTerms;

/** What the release in force demands of an action. */
@FunctionalInterface
public interface Terms {
    SignOffTerms of(SignOffAction action);
}
