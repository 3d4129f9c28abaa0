package io.dynamicmarket.quoting.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a figure was measured on. */
final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {}

    static String line() {
        return "Machine: " + processor() + ", " + Runtime.getRuntime().availableProcessors() + " processors, "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", Java "
                + Runtime.version().feature() + " (" + System.getProperty("java.vm.name") + ")";
    }

    private static String processor() {
        List<String> lines;
        try {
            lines = Files.isReadable(PROCESSORS) ? Files.readAllLines(PROCESSORS) : List.of();
        } catch (IOException e) {
            lines = List.of();
        }
        String name = value(lines, "model name");
        return name.isEmpty()
                ? "unknown processor"
                : name + " (family " + value(lines, "cpu family") + ", model " + value(lines, "model") + ")";
    }

    private static String value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.replaceAll("\\s*:.*", "").equals(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }
}
