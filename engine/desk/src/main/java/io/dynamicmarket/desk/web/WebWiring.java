package io.dynamicmarket.desk.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamicmarket.desk.access.AccessWiring;
import io.dynamicmarket.desk.access.Caller;
import io.dynamicmarket.desk.access.Lease;
import io.dynamicmarket.desk.run.Desk;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** The HTTP side of the desk. */
@Configuration(proxyBeanMethods = false)
@Import({
    DeskApi.class,
    AutomationsApi.class,
    ConfigurationApi.class,
    ControlApi.class,
    ReleasesApi.class,
    ActivationsApi.class,
    ShadowApi.class,
    PresetsApi.class,
    ReportsApi.class,
    SignersApi.class,
    ProposalsApi.class,
    OverridesApi.class,
    TasksApi.class,
    IncidentsApi.class,
    AccessWiring.class,
    AccessApi.class,
    PersonsApi.class,
    TokensApi.class,
    Problems.class
})
public class WebWiring {
    static {
        // who asks is no parameter that anybody could send
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, Lease.class);
    }

    /**
     * Before everything else, Spring Security among it.
     *
     * @param names host names, beside localhost and the address it listens on, by which the desk may be called; needed
     *     behind a proxy
     */
    @Bean
    FilterRegistrationBean<Doorkeeper> doorkeeper(
            @Value("${desk.host-names:}") String[] names, @Value("${server.address:}") String address) {
        Set<String> hosts = Stream.concat(Stream.of("localhost", address), Arrays.stream(names))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        FilterRegistrationBean<Doorkeeper> first = new FilterRegistrationBean<>(new Doorkeeper(hosts));
        first.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        return first;
    }

    @Bean
    PageStream pageStream(Desk desk, ObjectMapper json) {
        return new PageStream(desk, Clock.systemUTC(), json);
    }

    @Bean
    DeskHealth deskHealth(Desk desk) {
        return new DeskHealth(desk);
    }

    /** The name of each bean before "HealthIndicator" is that of its part in the answer. */
    @Bean
    HealthIndicator feedHealthIndicator(DeskHealth health) {
        return health::feed;
    }

    @Bean
    HealthIndicator loopHealthIndicator(DeskHealth health) {
        return health::loop;
    }

    @Bean
    HealthIndicator trailHealthIndicator(DeskHealth health) {
        return health::trail;
    }

    @Bean
    HealthIndicator policyHealthIndicator(DeskHealth health) {
        return health::policy;
    }

    @Bean
    HealthIndicator processesHealthIndicator(DeskHealth health) {
        return health::processes;
    }

    @Bean
    DeskMetrics deskMetrics(Desk desk) {
        return new DeskMetrics(desk);
    }

    @Bean
    RouterFunction<ServerResponse> charts() {
        return Charts.route();
    }
}
