package io.dynamicmarket.facts;

/** What the desk begins by itself. When, and when not, are cells of {@code dmn/automations.dmn}. */
public enum Automation {
    /** The daily operations checklist. */
    DAILY_CHECKLIST,
    /** The treasury's epochs, buybacks among what is decided at their ends. */
    TREASURY_EPOCH,
    /** Reports to the desk, the community and regulators. */
    REPORTS
}
