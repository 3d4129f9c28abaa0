package io.dynamicmarket.governance.process;

/**
 * Something wrong with a process.
 *
 * @param element id of the element, or the file's root where there is none
 * @param sentence what is wrong and what to do
 */
public record Finding(String file, String element, String sentence) {
    @Override
    public String toString() {
        return file + ": " + element + ": " + sentence;
    }
}
