package io.dynamicmarket.governance.process;

import java.util.regex.Pattern;

/**
 * Identity of a running or finished process: there is never a second one of the same key.
 *
 * @param process id of the process, for example {@code release-sign-off}
 * @param businessKey what it is about, for example the id of a proposal; 1..120 visible ASCII characters
 */
public record ProcessKey(String process, String businessKey) {
    private static final Pattern PROCESS = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern BUSINESS_KEY = Pattern.compile("[!-~]{1,120}");

    public ProcessKey {
        if (!PROCESS.matcher(process).matches()) {
            throw new IllegalArgumentException(
                    "Expected a process id in lower case with hyphens, but got '" + process + "'");
        }
        if (!BUSINESS_KEY.matcher(businessKey).matches()) {
            throw new IllegalArgumentException(
                    "Expected a business key of 1..120 visible ASCII characters, but got '" + businessKey + "'");
        }
    }

    @Override
    public String toString() {
        return process + "/" + businessKey;
    }
}
