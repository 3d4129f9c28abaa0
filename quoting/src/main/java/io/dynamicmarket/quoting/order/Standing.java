package io.dynamicmarket.quoting.order;

/** Whether orders may be placed. */
public sealed interface Standing {
    /** The venue answers. */
    record Open() implements Standing {}

    /**
     * Nothing is placed until the venue confirms that nothing of the desk is left there, or a person vouches for it.
     *
     * @param sentence what was expected, and what came instead
     * @param sinceNanos market time
     * @param untilPerson whether only a person may end it, because the desk's books may be wrong
     */
    record StoodDown(String sentence, long sinceNanos, boolean untilPerson) implements Standing {}
}
