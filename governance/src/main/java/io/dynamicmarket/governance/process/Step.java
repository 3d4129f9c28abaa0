package io.dynamicmarket.governance.process;

import io.dynamicmarket.facts.ReleaseId;

/**
 * A step that a machine carries out.
 *
 * @param key identity of the step: however often it is tried, the key is the same
 * @param type what is to be done, for example {@code signoff.execute}
 * @param element id of the step in the process
 * @param attempt 1 for the first
 * @param variables of the instance when the step is carried out, with the step's own inputs
 */
public record Step(
        String key,
        String type,
        ProcessKey instance,
        ReleaseId release,
        String element,
        int attempt,
        long nowMillis,
        Variables variables) {}
