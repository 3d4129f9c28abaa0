package io.dynamicmarket.desk.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dynamicmarket.adapters.zeebe.Gateway;
import io.dynamicmarket.adapters.zeebe.Gateway.Login;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The keys of docs/runbooks/zeebe.md, and what is refused of them. */
class EngineSettingsTest {
    private static final String SECRET = "s3cret";

    @Test
    void runsProcessesInThisProcessUnlessTold() {
        assertEquals(new EngineChoice.Embedded(), chosen(Map.of()));
        assertEquals(new EngineChoice.Embedded(), chosen(Map.of("desk.processes.engine", "embedded")));
    }

    @Test
    void runsThemOnACluster() {
        assertEquals(
                new EngineChoice.Zeebe(new Gateway(URI.create("http://127.0.0.1:26500"), "", new Login.Nobody())),
                chosen(Map.of(
                        "desk.processes.engine", "zeebe",
                        "desk.zeebe.gateway", "127.0.0.1:26500",
                        "desk.zeebe.transport", "plaintext")));
    }

    @Test
    void readsTheEnvironmentAndNeverShowsTheSecret() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "here-systemEnvironment",
                        Map.of(
                                "DESK_PROCESSES_ENGINE", "zeebe",
                                "DESK_ZEEBE_GATEWAY", "zeebe.example:443",
                                "DESK_ZEEBE_CLIENTID", "desk",
                                "DESK_ZEEBE_CLIENTSECRET", SECRET,
                                "DESK_ZEEBE_TOKENURL", "https://issuer.example/token",
                                "DESK_ZEEBE_AUDIENCE", "zeebe-api")));
        EngineChoice choice = EngineSettings.chosen(environment);

        assertEquals(
                new EngineChoice.Zeebe(new Gateway(
                        URI.create("https://zeebe.example:443"),
                        "",
                        new Login.Client("desk", SECRET, URI.create("https://issuer.example/token"), "zeebe-api"))),
                choice);
        assertFalse(((EngineChoice.Zeebe) choice).gateway().toString().contains(SECRET));
    }

    @Test
    void refusesWhatCannotBeUsedInASentence() {
        refuses(
                "Expected desk.processes.engine of embedded or zeebe, but got 'camunda'",
                Map.of("desk.processes.engine", "camunda"));
        refuses(
                "Expected desk.zeebe.gateway beside desk.processes.engine=zeebe, but it is empty",
                Map.of("desk.processes.engine", "zeebe"));
        refuses(
                "Expected desk.processes.engine=zeebe beside desk.zeebe.., but it is embedded",
                Map.of("desk.zeebe.gateway", "127.0.0.1:26500"));
        for (String gateway :
                new String[] {"zeebe", "zeebe:0", "zeebe:26500/path", "you@zeebe:26500", "https://zeebe:1"}) {
            refuses(
                    "Expected desk.zeebe.gateway like zeebe.example:26500, but got '" + gateway + "'",
                    Map.of("desk.processes.engine", "zeebe", "desk.zeebe.gateway", gateway));
        }
        refuses(
                "Expected desk.zeebe.transport of tls or plaintext, but got 'none'",
                Map.of("desk.zeebe.transport", "none"));
        refuses(
                "Expected desk.zeebe.client-id, DESK_ZEEBE_CLIENTSECRET and desk.zeebe.token-url together, but one is"
                        + " empty",
                Map.of("desk.zeebe.client-id", "desk"));
        refuses(
                "Expected desk.zeebe.transport=tls beside desk.zeebe.client-id or desk.zeebe.authority, but got"
                        + " plaintext",
                Map.of("desk.zeebe.transport", "plaintext", "desk.zeebe.authority", "ca.pem"));
        refuses(
                "Expected desk.zeebe.authority to be a file that can be read, but got 'nowhere.pem'",
                Map.of(
                        "desk.processes.engine", "zeebe",
                        "desk.zeebe.gateway", "zeebe:26500",
                        "desk.zeebe.authority", "nowhere.pem"));
    }

    private static void refuses(String sentence, Map<String, Object> settings) {
        assertEquals(
                sentence,
                assertThrows(IllegalArgumentException.class, () -> chosen(settings))
                        .getMessage());
    }

    private static EngineChoice chosen(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("here", settings));
        return EngineSettings.chosen(environment);
    }
}
