package io.dynamicmarket.governance.release;

import java.util.List;

/** Which files are policy: their folders and their kinds. */
final class PolicyPath {
    static final List<String> FOLDERS = List.of("dmn", "rules/policy");
    private static final List<String> ENDINGS = List.of(".dmn", ".drl", ".json", ".scesim", ".bpmn");

    private PolicyPath() {}

    /** Whether a path below a policy folder, with slashes, is a policy file. */
    static boolean isPolicy(String path) {
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.startsWith(".") || part.equals("target")) {
                return false;
            }
        }
        return path.indexOf('\\') < 0 && ENDINGS.stream().anyMatch(path::endsWith);
    }

    static void check(String path) {
        boolean inFolder = FOLDERS.stream()
                .anyMatch(folder -> path.startsWith(folder + "/") && isPolicy(path.substring(folder.length() + 1)));
        if (!inFolder) {
            throw new ReleaseRefused("Expected a policy file (" + String.join(", ", ENDINGS) + ") under "
                    + String.join(" or ", FOLDERS) + ", but got '" + path + "'");
        }
    }
}
