package io.dynamicmarket.governance.process;

/**
 * One version of a process. Several stand side by side: an instance ends under the one it was started under.
 *
 * @param process id of the process
 * @param sha256 digest of the .bpmn file, 64 lower-case hexadecimal digits
 */
public record ProcessVersion(String process, String sha256) {
    public ProcessVersion {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "Expected a digest of 64 lower-case hexadecimal digits, but got '" + sha256 + "'");
        }
    }
}
