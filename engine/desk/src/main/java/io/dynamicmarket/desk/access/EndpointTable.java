package io.dynamicmarket.desk.access;

import static io.dynamicmarket.governance.access.Role.ADMIN;
import static io.dynamicmarket.governance.access.Role.AUDITOR;
import static io.dynamicmarket.governance.access.Role.GOVERNOR;
import static io.dynamicmarket.governance.access.Role.OPERATOR;
import static io.dynamicmarket.governance.access.Role.QUANT;
import static io.dynamicmarket.governance.access.Role.RISK;
import static io.dynamicmarket.governance.access.Role.TREASURY;
import static io.dynamicmarket.governance.access.TokenScope.CONTROL_KILL;
import static io.dynamicmarket.governance.access.TokenScope.DECISIONS_READ;
import static io.dynamicmarket.governance.access.TokenScope.RELEASES_READ;
import static io.dynamicmarket.governance.access.TokenScope.TELEMETRY_READ;

import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.access.TokenScope;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Every address of the desk and who may ask for it; the first line that fits counts. An address without a line is nobody's.
 * The two addresses of a login by an issuer, {@code /oauth2/authorization/desk} and {@code /login/oauth2/code/desk}, are
 * answered before this table is asked.
 */
public final class EndpointTable {
    private static final Set<Role> EVERY_ROLE = EnumSet.allOf(Role.class);

    private static final List<Line> LINES = List.of(
            // what a stranger sees: the form of the login, and whether the desk is well
            anyone("GET", "/login.html"),
            anyone("GET", "/icon.svg"),
            anyone("GET", "/css/*"),
            anyone("GET", "/js/*"),
            anyone("GET", "/lib/*"),
            anyone("GET", "/actuator/health"),
            anyone("GET", "/actuator/health/{*part}"),
            anyone("GET", "/api/access/ways"),
            anyone("POST", "/api/access/login"),

            // oneself
            loggedIn("GET", "/api/access/me"),
            loggedIn("POST", "/api/access/logout"),
            loggedIn("POST", "/api/access/password"),

            // how the desk stands
            line("GET", "/", EVERY_ROLE),
            line("GET", "/index.html", EVERY_ROLE),
            line("GET", "/inbox.html", EVERY_ROLE),
            line("GET", "/api/desk", EVERY_ROLE, TELEMETRY_READ),
            line("GET", "/api/desk/stream", EVERY_ROLE, TELEMETRY_READ),
            line("GET", "/api/history", EVERY_ROLE, TELEMETRY_READ),
            line("GET", "/api/openapi.json", EVERY_ROLE, TELEMETRY_READ),
            line("GET", "/api/openapi.json.yaml", EVERY_ROLE, TELEMETRY_READ),
            line("GET", "/actuator/prometheus", EVERY_ROLE, TELEMETRY_READ),

            // what was decided
            line("GET", "/api/receipts", EVERY_ROLE, DECISIONS_READ),
            line("GET", "/api/decisions/{id}/why", EVERY_ROLE, DECISIONS_READ),
            line("GET", "/api/treasury/verdicts", EVERY_ROLE, DECISIONS_READ),
            line("GET", "/api/checkpoints", Set.of(AUDITOR, GOVERNOR, RISK, OPERATOR), DECISIONS_READ),

            // policy
            line("GET", "/api/releases", EVERY_ROLE, RELEASES_READ),
            line("POST", "/api/releases", Set.of(QUANT, TREASURY, RISK)),
            line("GET", "/api/releases/shadow", EVERY_ROLE, RELEASES_READ),
            line("POST", "/api/releases/shadow", Set.of(QUANT, RISK)),
            line("DELETE", "/api/releases/shadow", Set.of(QUANT, RISK)),
            line("GET", "/api/releases/{id:[0-9a-f]{64}}", EVERY_ROLE, RELEASES_READ),
            line("GET", "/api/releases/{id:[0-9a-f]{64}}/files", EVERY_ROLE, RELEASES_READ),
            line("GET", "/api/activations", EVERY_ROLE, RELEASES_READ),
            line("POST", "/api/activations", Set.of(GOVERNOR)),
            line("POST", "/api/activations/rollback", Set.of(GOVERNOR)),
            line("GET", "/api/presets", EVERY_ROLE, RELEASES_READ),
            line("POST", "/api/presets", Set.of(QUANT)),
            line("GET", "/api/releases/{id:[0-9a-f]{64}}/reports", EVERY_ROLE, RELEASES_READ),
            line("POST", "/api/releases/{id:[0-9a-f]{64}}/gate", Set.of(QUANT, TREASURY, RISK, GOVERNOR)),
            line("POST", "/api/releases/{id:[0-9a-f]{64}}/what-if", Set.of(QUANT, TREASURY, RISK, GOVERNOR)),
            line("GET", "/api/reports/{id:[0-9a-f]{64}}", EVERY_ROLE, RELEASES_READ),

            // sign-off: what a person may sign is decided by the rules of sign-off
            line("GET", "/api/signers", EVERY_ROLE),
            line("POST", "/api/signers", Set.of(ADMIN)),
            line("POST", "/api/signers/revocations", Set.of(ADMIN, GOVERNOR, OPERATOR)),
            line("GET", "/api/proposals", EVERY_ROLE),
            line("POST", "/api/proposals", Set.of(QUANT, TREASURY, RISK, GOVERNOR)),
            line("GET", "/api/proposals/{id:[0-9a-f]{64}}", EVERY_ROLE),
            line("GET", "/api/proposals/{id:[0-9a-f]{64}}/payload", EVERY_ROLE),
            line("POST", "/api/proposals/{id:[0-9a-f]{64}}/signatures", Set.of(GOVERNOR, OPERATOR)),
            line("POST", "/api/proposals/{id:[0-9a-f]{64}}/cancel", Set.of(QUANT, TREASURY, RISK, GOVERNOR)),
            line("GET", "/api/overrides", EVERY_ROLE),

            // what people have to do: which tasks somebody sees and may do is decided by the tasks
            line("GET", "/api/tasks", EVERY_ROLE),
            line("GET", "/api/tasks/{id}", EVERY_ROLE),
            line("GET", "/api/tasks/{id}/picture", EVERY_ROLE),
            line("POST", "/api/tasks/{id}/claim", EVERY_ROLE),
            line("POST", "/api/tasks/{id}/release", EVERY_ROLE),
            line("POST", "/api/tasks/{id}/delegate", EVERY_ROLE),
            line("POST", "/api/tasks/{id}/decline", EVERY_ROLE),
            line("POST", "/api/tasks/{id}/complete", EVERY_ROLE),
            line("GET", "/api/incidents", EVERY_ROLE),
            line("GET", "/api/incidents/{id}", EVERY_ROLE),
            line("GET", "/api/incidents/{id}/post-mortem", EVERY_ROLE),
            line("POST", "/api/incidents/{id}/lines", Set.of(OPERATOR, RISK)),

            // control: one person suffices to halt
            line("POST", "/api/control/kill", Set.of(OPERATOR, RISK, GOVERNOR), CONTROL_KILL),
            line("POST", "/api/control/resume", Set.of(OPERATOR)),
            line("GET", "/api/control/configuration", Set.of(AUDITOR, RISK, GOVERNOR, OPERATOR)),
            line("GET", "/api/control/configuration/changes", Set.of(AUDITOR, RISK, GOVERNOR, OPERATOR)),
            line("GET", "/api/control/automations", EVERY_ROLE),
            line("POST", "/api/control/automations/{name}/pause", Set.of(OPERATOR)),
            line("POST", "/api/control/automations/{name}/resume", Set.of(OPERATOR)),

            // the access of others
            line("GET", "/api/access/persons", Set.of(ADMIN, AUDITOR)),
            line("POST", "/api/access/persons", Set.of(ADMIN)),
            line("PUT", "/api/access/persons/{id}/roles", Set.of(ADMIN)),
            line("PUT", "/api/access/persons/{id}/disabled", Set.of(ADMIN)),
            line("POST", "/api/access/persons/{id}/one-time-password", Set.of(ADMIN)),
            line("GET", "/api/access/tokens", Set.of(ADMIN, AUDITOR)),
            line("POST", "/api/access/tokens", Set.of(ADMIN)),
            line("DELETE", "/api/access/tokens/{name}", Set.of(ADMIN)),
            line("GET", "/api/access/events", Set.of(AUDITOR, ADMIN)));

    private EndpointTable() {}

    public static List<Line> lines() {
        return LINES;
    }

    static Optional<Line> find(String method, PathContainer address) {
        return LINES.stream().filter(line -> line.isFor(method, address)).findFirst();
    }

    private static Line anyone(String method, String path) {
        return new Line(method, PathPatternParser.defaultInstance.parse(path), new Line.Who.Anyone());
    }

    private static Line loggedIn(String method, String path) {
        return new Line(method, PathPatternParser.defaultInstance.parse(path), new Line.Who.LoggedIn());
    }

    private static Line line(String method, String path, Set<Role> roles, TokenScope... scopes) {
        return new Line(
                method, PathPatternParser.defaultInstance.parse(path), new Line.Who.Holders(roles, Set.of(scopes)));
    }
}
