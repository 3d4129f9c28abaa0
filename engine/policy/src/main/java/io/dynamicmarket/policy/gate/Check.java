package io.dynamicmarket.policy.gate;

import java.util.Locale;

/** What the gate looks at, in the order in which people mend it. */
public enum Check {
    XML("Mend the file so that it is well-formed DMN 1.5; dmn-js and every DMN editor write such files."),
    RULE_ALLOW_LIST("Write the rule with the imports, attributes and statements that docs/adr/0014 allows, or move what"
            + " it needs into a fact's own method by a change of the program."),
    COMPILE("Mend the named place; docs/schemas/policy-release.md says what is accepted there."),
    UNITS("State the unit as the last word of the name or as the last part of the label, and let both say the same as"
            + " the fact; in a rule compare and add what is of one unit."),
    COVERAGE("Change the bounds of the rows so that every allowed input has its answer and every row has inputs."),
    DMN_ANALYSIS("Look at the row with the eyes of the DMN standard; the decision space has nothing against it."),
    PRESET_BOUNDS("Take a value within the bounds, or propose other bounds in dmn/preset-bounds.dmn first."),
    CASES("Mend the policy if the case is right; otherwise say in the case what is expected now, and why."),
    TRIED("Add a case in which it answers, and one in which it does not, to the cases file beside it."),
    SCENARIOS("Mend the policy if the scenario is right; otherwise change the scenario."),
    AGREEMENT("Do not release: two versions of one table decide differently. Report it with the input.");

    private final String remedy;

    Check(String remedy) {
        this.remedy = remedy;
    }

    /** What to do where nothing more is known. */
    public String remedy() {
        return remedy;
    }

    /** As people read it: {@code rule allow list}. */
    public String inWords() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
