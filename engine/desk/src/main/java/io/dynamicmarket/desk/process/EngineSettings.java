package io.dynamicmarket.desk.process;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;

/** Reads which engine runs the processes: {@code desk.processes.engine} and {@code desk.zeebe...}. */
public final class EngineSettings {
    private static final String ENGINE = "desk.processes.engine";

    private EngineSettings() {}

    /**
     * What is set in an environment. The desk is put together before its HTTP side, so this is read by itself.
     *
     * @throws IllegalArgumentException with a sentence if it cannot be used
     */
    public static EngineChoice chosen(ConfigurableEnvironment environment) {
        ConfigurationPropertySources.attach(environment);
        String engine = environment.getProperty(ENGINE, "embedded");
        ZeebeSettings zeebe = zeebe(environment);
        switch (engine) {
            case "embedded" -> {
                if (!zeebe.empty()) {
                    throw new IllegalArgumentException(
                            "Expected " + ENGINE + "=zeebe beside desk.zeebe.., but it is embedded");
                }
                return new EngineChoice.Embedded();
            }
            case "zeebe" -> {
                if (zeebe.gateway().isEmpty()) {
                    throw new IllegalArgumentException(
                            "Expected desk.zeebe.gateway beside " + ENGINE + "=zeebe, but it is empty");
                }
                return new EngineChoice.Zeebe(zeebe.read());
            }
            default ->
                throw new IllegalArgumentException(
                        "Expected " + ENGINE + " of embedded or zeebe, but got '" + engine + "'");
        }
    }

    private static ZeebeSettings zeebe(ConfigurableEnvironment environment) {
        try {
            return Binder.get(environment).bindOrCreate("desk.zeebe", ZeebeSettings.class);
        } catch (BindException e) {
            // the binder wraps what the record says of itself
            Throwable cause = e;
            while (cause.getCause() != null && !(cause instanceof IllegalArgumentException)) {
                cause = cause.getCause();
            }
            throw new IllegalArgumentException(cause.getMessage(), e);
        }
    }
}
