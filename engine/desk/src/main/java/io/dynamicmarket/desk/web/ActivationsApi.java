package io.dynamicmarket.desk.web;

import io.dynamicmarket.desk.access.Caller;
import io.dynamicmarket.desk.run.Desk;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.activation.Activation;
import io.dynamicmarket.governance.activation.InForce;
import io.dynamicmarket.governance.activation.Order;
import io.dynamicmarket.governance.activation.Period;
import io.dynamicmarket.governance.activation.Ruling;
import io.dynamicmarket.governance.activation.Scope;
import io.dynamicmarket.governance.process.CommandRefused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What rules where and when. The operator is who asks; sign-off by several persons is to come before {@link io.dynamicmarket.governance.activation.Releases#activate}.
 */
@RestController
@RequestMapping("/api/activations")
final class ActivationsApi {
    /** What a market is ruled by where it has no release of its own. */
    private static final String AS_EVERYTHING = "as-everything";

    private static final int MOST_SEARCHED = 1_000;

    private final Desk desk;
    private final Clock clock = Clock.systemUTC();

    ActivationsApi(Desk desk) {
        this.desk = desk;
    }

    /** @param until null if without end */
    record Valid(
            String scope,
            String release,
            Instant from,
            @Nullable Instant until) {}

    /**
     * @param release null if the market is ruled as everything
     * @param until null if without end
     */
    record Recorded(
            long number,
            String scope,
            @Nullable String release,
            Instant from,
            @Nullable Instant until,
            String operator,
            String reason,
            Instant recordedAt) {}

    /**
     * What was believed at a moment.
     *
     * @param everything periods from then on, for everything
     * @param market periods from then on, for the desk's market alone
     * @param activations recorded by then, latest first
     */
    record Believed(
            Instant asOf,
            @Nullable Valid inForce,
            List<Valid> everything,
            List<Valid> market,
            List<Recorded> activations) {}

    /**
     * @param release its id, or {@code as-everything} for a market
     * @param scope {@code everything} (where nothing is said) or a market
     * @param from now, where nothing is said
     * @param until without end, where nothing is said
     */
    record Wanted(
            @Nullable String release,
            @Nullable String scope,
            @Nullable String from,
            @Nullable String until,
            @Nullable String operator,
            @Nullable String reason) {}

    /** @param scope {@code everything} (where nothing is said) or a market */
    record WantedBack(
            @Nullable String scope,
            @Nullable String operator,
            @Nullable String reason) {}

    @GetMapping
    Believed believed(
            @RequestParam(required = false) @Nullable String asOf, @RequestParam(defaultValue = "50") int limit) {
        long at = Asked.millis(asOf, "asOf", clock.millis());
        Scope own = desk.board().marketMade().<Scope>map(Scope.OneMarket::new).orElseGet(Scope.Everything::new);
        return new Believed(
                Instant.ofEpochMilli(at),
                inForce(own, at) instanceof InForce.Valid valid ? shown(valid.scope(), valid.period()) : null,
                periods(new Scope.Everything(), at),
                own instanceof Scope.OneMarket ? periods(own, at) : List.of(),
                desk.releases().activations(at, Asked.limit(limit)).stream()
                        .map(ActivationsApi::recorded)
                        .toList());
    }

    /** Records an activation; the desk prepares the release and changes to it when it rules. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Recorded activate(@RequestBody Wanted wanted, Caller caller) {
        String release = Asked.text(wanted.release(), "release");
        Ruling ruling = release.equals(AS_EVERYTHING)
                ? new Ruling.AsEverything()
                : new Ruling.Use(Asked.release(release, "release"));
        return activated(new Order(
                Asked.scope(wanted.scope()),
                ruling,
                Asked.millis(wanted.from(), "from", Order.NOW),
                Asked.millis(wanted.until(), "until", Activation.FOR_GOOD),
                caller.acting(wanted.operator(), "operator"),
                Asked.text(wanted.reason(), "reason")));
    }

    /** Activates, at once and without end, the release that a scope was given before the one in force. */
    @PostMapping(path = "/rollback", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Recorded rollBack(@RequestBody WantedBack wanted, Caller caller) {
        Scope scope = Asked.scope(wanted.scope());
        return activated(Order.forGood(
                scope,
                new Ruling.Use(before(scope)),
                caller.acting(wanted.operator(), "operator"),
                Asked.text(wanted.reason(), "reason")));
    }

    private Recorded activated(Order order) {
        if (desk.signing().proposals().signerSet().isPresent()) {
            throw new CommandRefused(
                    "Expected a proposal at /api/proposals, since signers are enrolled: a release rules"
                            + " once enough of them have signed");
        }
        Activation activation = Asked.fact(() -> desk.releases().activate(order, clock.millis()));
        desk.changeover().nudge();
        return recorded(activation);
    }

    private ReleaseId before(Scope scope) {
        long now = clock.millis();
        ReleaseId current = inForce(scope, now)
                .release()
                .orElseThrow(() -> new BadInput("Expected a release in force to roll back from, but there is none."));
        List<Activation> history = desk.releases().activations(now, MOST_SEARCHED).stream()
                .filter(each -> each.scope().equals(scope) && each.fromMillis() <= now)
                .toList();
        boolean seen = false;
        for (Activation each : history) {
            if (each.ruling() instanceof Ruling.Use use) {
                if (seen && !use.release().equals(current)) {
                    return use.release();
                }
                seen |= use.release().equals(current);
            }
        }
        throw new BadInput("Expected an earlier release of " + scope.text() + " to roll back to, but there is none.");
    }

    private InForce inForce(Scope scope, long at) {
        return scope instanceof Scope.OneMarket one
                ? desk.releases().inForce(one.market(), at)
                : desk.releases().everything(at, at);
    }

    private List<Valid> periods(Scope scope, long at) {
        return desk.releases().timeline(scope, at).periods().stream()
                .filter(period -> period.untilMillis() > at)
                .map(period -> shown(scope, period))
                .toList();
    }

    private static Valid shown(Scope scope, Period period) {
        return new Valid(
                scope.text(),
                period.release().sha256(),
                Instant.ofEpochMilli(period.fromMillis()),
                end(period.untilMillis()));
    }

    static Recorded recorded(Activation activation) {
        return new Recorded(
                activation.number(),
                activation.scope().text(),
                activation.ruling() instanceof Ruling.Use use ? use.release().sha256() : null,
                Instant.ofEpochMilli(activation.fromMillis()),
                end(activation.untilMillis()),
                activation.operator(),
                activation.reason(),
                Instant.ofEpochMilli(activation.recordedAtMillis()));
    }

    private static @Nullable Instant end(long millis) {
        return millis == Activation.FOR_GOOD ? null : Instant.ofEpochMilli(millis);
    }
}
