package io.dynamicmarket.governance.audit;

/** Facts read back from their canonical JSON; the inverse of {@link CanonicalJson}. */
public final class FactJson {
    private FactJson() {}

    /**
     * Reads a fact. It is taken only if it is written again with the same bytes, so that nothing in the text was
     * overlooked, rounded or understood otherwise than it was meant.
     *
     * @param type a record or a sealed type of records
     * @param json its canonical JSON
     * @throws JsonRefused with the member, if it is anything else
     */
    public static <T> T read(Class<T> type, String json) {
        JsonCursor from = new JsonCursor(json);
        T fact = type.cast(FactForm.of(type).read(from));
        from.end();
        String again = CanonicalJson.of(fact);
        if (!again.equals(json)) {
            JsonDifference difference = JsonDifference.between(again, json);
            throw new JsonRefused(difference.member(), difference.sentence());
        }
        return fact;
    }
}
