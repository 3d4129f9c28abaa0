package io.dynamicmarket.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.desk.access.EndpointTable;
import io.dynamicmarket.desk.access.Line;
import io.dynamicmarket.desk.visit.Visitor;
import io.dynamicmarket.governance.access.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Everything that a desk answers stands in the table, and is answered to those alone whom the table names. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class EndpointTableTest {
    private static final Set<String> NOBODYS = Set.of("/error");

    @TempDir
    private static Path folder;

    private static LivingDesk desk;

    @BeforeAll
    static void start() throws IOException {
        desk = LivingDesk.start(folder.resolve("data"), LivingDesk.freePort());
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    private record Address(String method, String path) {}

    @Test
    void everyMappingHasALineAndEveryLineAMapping() throws IOException {
        Set<String> unused = new TreeSet<>();
        EndpointTable.lines().forEach(line -> unused.add(line.method() + " " + line.path()));
        List<Address> without = new ArrayList<>();
        for (Address address : mapped()) {
            Line line = line(address.method(), sample(address.path()));
            if (line == null) {
                without.add(address);
            } else {
                unused.remove(line.method() + " " + line.path());
            }
        }
        without.removeIf(address -> NOBODYS.contains(address.path()));
        assertEquals(List.of(), without, "reachable, but not in the table");
        assertEquals(Set.of(), unused, "in the table, but nothing answers");
    }

    @Test
    void aStrangerIsAnsweredNothingButTheLogin() throws Exception {
        Visitor stranger = desk.stranger();
        for (Line line : EndpointTable.lines()) {
            if (line.who() instanceof Line.Who.Anyone) {
                continue;
            }
            HttpResponse<String> answer =
                    stranger.send(line.method(), sample(line.path().toString()), "");
            problem(401, answer, line.toString());
        }
        for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD")) {
            assertEquals(401, stranger.send(method, "/api/nothing", "").statusCode(), method);
            assertEquals(401, stranger.send(method, "/error", "").statusCode(), method);
        }
        assertEquals(302, stranger.get("/", "Accept", "text/html").statusCode());
    }

    @Test
    void theWrongRoleIsRefused() throws Exception {
        Visitor nobody = desk.as("no-roles");
        for (Line line : EndpointTable.lines()) {
            if (!(line.who() instanceof Line.Who.Holders holders)) {
                continue;
            }
            problem(403, nobody.send(line.method(), sample(line.path().toString()), ""), line.toString());
            Set<Role> others = EnumSet.allOf(Role.class);
            others.removeAll(holders.roles());
            if (!others.isEmpty()) {
                Visitor wrong = desk.as("all-the-others", others.toArray(Role[]::new));
                problem(403, wrong.send(line.method(), sample(line.path().toString()), ""), line.toString());
            }
        }
    }

    @Test
    void eachOfTheRightRolesIsAnswered() throws Exception {
        for (Role role : Role.values()) {
            Visitor right = desk.as("right", role);
            for (Line line : EndpointTable.lines()) {
                if (line.who() instanceof Line.Who.Holders holders
                        && holders.roles().contains(role)
                        && line.method().equals("GET")
                        && !line.path().toString().endsWith("/stream")) {
                    int status = right.get(sample(line.path().toString())).statusCode();
                    assertTrue(status == 200 || status == 400 || status == 404, role + " " + line + ": " + status);
                }
            }
        }
    }

    @Test
    void aBodyThatIsNoneGetsNoFartherThanTheHandler() throws Exception {
        for (Line line : EndpointTable.lines()) {
            if (line.who() instanceof Line.Who.Holders holders
                    && List.of("POST", "PUT").contains(line.method())) {
                Visitor right = desk.as("right", holders.roles().iterator().next());
                int status = right.send(line.method(), sample(line.path().toString()), "[]")
                        .statusCode();
                assertTrue(status == 400 || status == 404, line + ": " + status);
            }
        }
    }

    @Test
    void noHeaderComesTwiceAndTransportSecurityOnlyWithTransportSecurity() throws Exception {
        for (HttpResponse<String> answer : List.of(
                desk.stranger().get("/api/desk"),
                desk.get("/api/desk"),
                desk.stranger().get("/login.html"))) {
            for (String name :
                    List.of("Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Cache-Control")) {
                assertEquals(1, answer.headers().allValues(name).size(), name + " of " + answer.uri());
            }
            assertFalse(answer.headers().firstValue("Strict-Transport-Security").isPresent());
        }
    }

    private static void problem(int status, HttpResponse<String> answer, String what) {
        assertEquals(status, answer.statusCode(), what + " " + answer.body());
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json"), what);
        assertTrue(answer.body().contains("\"detail\":\"Expected "), what + " " + answer.body());
    }

    private static @Nullable Line line(String method, String path) {
        return EndpointTable.lines().stream()
                .filter(each -> each.method().equals(method) && each.path().matches(PathContainer.parsePath(path)))
                .findFirst()
                .orElse(null);
    }

    /** What controllers, actuator, router functions and the folder of static files answer. */
    private static List<Address> mapped() throws IOException {
        List<Address> addresses = new ArrayList<>();
        desk.context()
                .getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping ->
                        mapping.getHandlerMethods().keySet().forEach(info -> addresses.addAll(addresses(info))));
        desk.context().getBeansOfType(RouterFunctionMapping.class).values().forEach(mapping -> {
            // resources tell their pattern in their text alone
            Matcher pattern = Pattern.compile("(/[^ ]*) ->").matcher(String.valueOf(mapping.getRouterFunction()));
            while (pattern.find()) {
                addresses.add(new Address("GET", pattern.group(1)));
            }
        });
        assertTrue(addresses.contains(new Address("GET", "/lib/*")), "routes are seen");
        // what is under a folder of files is looked at file by file
        desk.context().getBeansOfType(AbstractUrlHandlerMapping.class).values().forEach(mapping -> {
            mapping.getHandlerMap().keySet().stream()
                    .filter(path -> !path.contains("**"))
                    .forEach(path -> addresses.add(new Address("GET", path)));
            if (mapping.getRootHandler() != null) {
                addresses.add(new Address("GET", "/"));
            }
        });
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:/static/**/*.*")) {
            String url = file.getURL().toString();
            addresses.add(new Address("GET", url.substring(url.lastIndexOf("/static/") + "/static".length())));
        }
        assertTrue(addresses.size() > 40, addresses.toString());
        return addresses;
    }

    private static List<Address> addresses(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        Stream<String> names = methods.isEmpty()
                ? Stream.of("GET", "POST", "PUT", "DELETE", "PATCH")
                : methods.stream().map(RequestMethod::name);
        return names.flatMap(method -> info.getPatternValues().stream().map(path -> new Address(method, path)))
                .toList();
    }

    /** An address that a pattern stands for. */
    private static String sample(String pattern) {
        return pattern.replace("{id:[0-9a-f]{64}}", "0".repeat(64))
                .replace("/decisions/{id}", "/decisions/999999999")
                .replaceAll("/\\{\\*[a-z]+}", "/liveness")
                .replaceAll("\\{[a-z]+}", "nobody")
                .replace("/**", "/liveness")
                .replace("/lib/*", "/lib/echarts.common.min.js")
                .replace("/css/*", "/css/look.css")
                .replace("/js/*", "/js/main.js");
    }
}
