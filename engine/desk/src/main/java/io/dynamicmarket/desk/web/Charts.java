package io.dynamicmarket.desk.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Serves the chart library out of its jar under a path that does not carry its version. */
final class Charts {
    private static final String IN_JAR = "classpath*:META-INF/resources/_static/echarts/*/dist/echarts.common.min.js";

    private Charts() {}

    static RouterFunction<ServerResponse> route() {
        return RouterFunctions.resources("/lib/echarts.js", library());
    }

    private static Resource library() {
        try {
            Resource[] found = new PathMatchingResourcePatternResolver().getResources(IN_JAR);
            if (found.length != 1) {
                throw new IllegalStateException(
                        "Expected the chart library once on the class path, but found it " + found.length + " times");
            }
            return found[0];
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read the class path, but " + e.getMessage(), e);
        }
    }
}
