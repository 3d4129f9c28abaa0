package io.dynamicmarket.desk.run;

import io.dynamicmarket.desk.changeover.PolicyStart;
import io.dynamicmarket.desk.web.WebWiring;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** Brings a desk up behind its HTTP side: the desk is wired first, then Spring serves it, then it starts to trade. */
@SpringBootConfiguration
@EnableAutoConfiguration(
        exclude = {
            DataSourceAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
@Import(WebWiring.class)
public class DeskApplication {
    /**
     * Runs a desk until its context is closed.
     *
     * @return the context; closing it cancels the quotes first
     * @throws IOException if a port of the simulated venue cannot be had
     * @throws org.springframework.boot.web.server.PortInUseException if the HTTP port is taken
     */
    public static ConfigurableApplicationContext run(DeskOptions options, PolicyStart start) throws IOException {
        Desk desk = Desk.open(options, start, Clock.systemUTC());
        try {
            SpringApplication application = new SpringApplication(DeskApplication.class);
            application.setDefaultProperties(
                    Map.of("server.port", options.httpPort(), "server.address", options.httpAddress()));
            application.addInitializers(context -> ((GenericApplicationContext) context)
                    .registerBean(DeskLifecycle.class, () -> new DeskLifecycle(desk)));
            application.addInitializers(context -> ((GenericApplicationContext) context)
                    .registerBean(Desk.class, () -> desk, definition -> {
                        // the lifecycle closes it, before anything else goes down
                        definition.setDestroyMethodName("");
                    }));
            // that of the commands, under which the policy was compiled; Boot sets the desk's own up and warns of
            // another
            System.clearProperty("logback.configurationFile");
            return application.run();
        } catch (RuntimeException e) {
            desk.close();
            throw e;
        }
    }
}
