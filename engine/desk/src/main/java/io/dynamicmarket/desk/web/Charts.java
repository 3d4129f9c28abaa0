package io.dynamicmarket.desk.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Serves the chart library out of its jar under a path that does not carry its version. */
final class Charts {
    private static final String JAR = "META-INF/maven/org.mvnpm/echarts/pom.properties";

    private Charts() {}

    static RouterFunction<ServerResponse> route() {
        String folder = "META-INF/resources/_static/echarts/" + version() + "/dist/";
        return RouterFunctions.resources("/lib/*", new ClassPathResource(folder));
    }

    private static String version() {
        try {
            Properties jar = PropertiesLoaderUtils.loadProperties(new ClassPathResource(JAR));
            return jar.getProperty("version", "");
        } catch (IOException e) {
            throw new UncheckedIOException("Expected the chart library on the class path, but " + e.getMessage(), e);
        }
    }
}
