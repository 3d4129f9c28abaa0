package io.dynamicmarket.desk;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is in the executable jar, beside what the tests have on their class path anyway. */
class DeskJarIT {
    private static final String LIBRARIES = "BOOT-INF/lib/";

    @Test
    void holdsWhatAClientOfAClusterNeedsAndNoTests() throws IOException {
        try (JarFile jar = new JarFile("target/dynamic-market.jar")) {
            Set<String> names = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(LIBRARIES))
                    .map(name -> name.substring(LIBRARIES.length()))
                    .collect(Collectors.toSet());
            for (String library :
                    List.of("zeebe-client-java-", "zeebe-gateway-protocol-impl-", "grpc-netty-", "protobuf-java-")) {
                assertTrue(names.stream().anyMatch(name -> name.startsWith(library)), library);
            }
            assertFalse(names.stream().anyMatch(name -> name.endsWith("-tests.jar")));
        }
    }
}
