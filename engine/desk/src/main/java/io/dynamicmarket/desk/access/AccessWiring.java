package io.dynamicmarket.desk.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamicmarket.desk.run.Desk;
import io.dynamicmarket.governance.access.People;
import io.dynamicmarket.governance.access.Tokens;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who gets in, in the order in which a request meets it: session or token, CSRF, the person as it stands, the table. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties({AccessSettings.class, OidcSettings.class})
public class AccessWiring {
    private final Clock clock = Clock.systemUTC();

    @Bean
    People people(Desk desk, AccessSettings settings) {
        return new People(desk.accessStore(), new Argon2Hash(), Chance::oneTimePassword, settings.lockOut());
    }

    @Bean
    Tokens tokens(Desk desk) {
        return new Tokens(desk.accessStore(), Chance::token);
    }

    @Bean
    Directory directory(Desk desk) {
        return new Directory(desk.accessStore(), clock);
    }

    @Bean
    FirstPersons firstPersons(People people, Directory directory) {
        return new FirstPersons(people, directory, clock);
    }

    @Bean
    Sessions sessions(Directory directory, AccessSettings settings) {
        return new Sessions(directory, settings, clock);
    }

    @Bean
    Logins logins(People people, Directory directory, Sessions sessions, AccessSettings settings) {
        return new Logins(people, directory, sessions, settings, clock);
    }

    @Bean
    AccessProblems accessProblems(People people, ObjectMapper json) {
        return new AccessProblems(people, json, clock);
    }

    @Bean
    OidcLogin oidcLogin(OidcSettings settings, People people, Directory directory, Sessions sessions) {
        return new OidcLogin(settings, people, directory, sessions, clock);
    }

    @Bean
    WebMvcConfigurer callers() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument());
            }
        };
    }

    @Bean
    SecurityFilterChain access(
            HttpSecurity http, Sessions sessions, Directory directory, OidcLogin oidc, AccessProblems problems)
            throws Exception {
        Bearers bearers = new Bearers(directory, oidc::bearer);
        // the doorkeeper, which comes before, writes the headers
        http.headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(sessions.csrf())
                        .requireCsrfProtectionMatcher(sessions::needsCsrfToken))
                .securityContext(context -> context.securityContextRepository(sessions.contexts()))
                .oauth2ResourceServer(bearer -> bearer.authenticationManagerResolver(request -> bearers)
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .exceptionHandling(
                        failed -> failed.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .addFilterBefore(new CurrentCaller(sessions), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(asked -> asked.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                        .permitAll()
                        .anyRequest()
                        .access(new EndpointGate()));
        oidc.configure(http);
        return http.build();
    }
}
