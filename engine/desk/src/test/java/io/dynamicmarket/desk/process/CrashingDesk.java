package io.dynamicmarket.desk.process;

import io.dynamicmarket.adapters.postgres.Database;
import io.dynamicmarket.adapters.postgres.PostgresReleases;
import io.dynamicmarket.desk.loop.ControlOutcome;
import io.dynamicmarket.desk.signoff.DeskTerms;
import io.dynamicmarket.desk.signoff.SigningDesk;
import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.Automation;
import io.dynamicmarket.facts.AutomationRule;
import io.dynamicmarket.facts.BreakerAction;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerLimit;
import io.dynamicmarket.facts.Deadline;
import io.dynamicmarket.facts.Latch;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.PolicyOverride;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.SignOffAction;
import io.dynamicmarket.facts.SignOffTerms;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.activation.Releases;
import io.dynamicmarket.governance.activation.Scope;
import io.dynamicmarket.governance.audit.Sha256;
import io.dynamicmarket.governance.checkpoint.KeyPem;
import io.dynamicmarket.governance.process.CommandRefused;
import io.dynamicmarket.governance.process.OpenTask;
import io.dynamicmarket.governance.signoff.Content;
import io.dynamicmarket.governance.signoff.Payload;
import io.dynamicmarket.governance.signoff.Proposal;
import io.dynamicmarket.governance.signoff.SignOffRefused;
import io.dynamicmarket.governance.signoff.SignedStatement;
import io.dynamicmarket.governance.signoff.Signer;
import io.dynamicmarket.governance.signoff.SignerSet;
import io.dynamicmarket.governance.signoff.Statement;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A desk of processes alone, in a process of its own that is killed. It proposes, signs and resumes at random and says what
 * was done once it was done; what it finds from before it goes on with. Arguments: database URL, folder of keys, seed, and
 * {@code settle} where nothing new is to be begun.
 */
public final class CrashingDesk {
    static final String SPACE = Sha256.hex("a desk that crashes");
    static final long TIMELOCK_MILLIS = 400;
    static final int MARKETS = 400;

    private final Path keys;
    private final Random random;
    private final SigningDesk signing;
    private final DeskProcesses processes;
    private final Clock clock = Clock.systemUTC();

    private CrashingDesk(Database database, Path keys, long seed) {
        this.keys = keys;
        this.random = new Random(seed);
        Releases releases = new Releases(new PostgresReleases(database));
        MarketId market = market(0);
        this.signing = SigningDesk.open(
                database,
                releases,
                terms(),
                SPACE,
                command -> CompletableFuture.completedFuture(new ControlOutcome(0, true)),
                () -> Optional.of(market),
                clock);
        this.processes = DeskProcesses.open(
                database,
                new EngineChoice.Embedded(),
                releases,
                signing,
                kind -> new BreakerLimit(
                        kind, 1, BreakerAction.HALT, 1, Latch.MANUAL, 0, "look at the fills, then at the inventory"),
                incident -> new IncidentReplay.Shown(true, "{\"holds\":true,\"incident\":\"" + incident.id() + "\"}"),
                Optional::empty,
                signing::nudge,
                clock);
    }

    static DeskTerms terms() {
        return new DeskTerms() {
            @Override
            public SignOffTerms of(SignOffAction action) {
                double timelock = TIMELOCK_MILLIS / 3_600_000.0;
                return action == SignOffAction.RESUME
                        ? new SignOffTerms(action, 2, 2, "OPERATOR", timelock, 8, 4)
                        : new SignOffTerms(action, 4, 7, "GOVERNOR", timelock, 8, 4);
            }

            @Override
            public long millis(Deadline.Duty duty) {
                return 3_600_000;
            }

            @Override
            public Optional<AutomationRule> automation(Automation automation, String marketState, boolean killSwitch) {
                return Optional.empty();
            }

            @Override
            public ReleaseId inForce() {
                return ReleaseId.NONE;
            }
        };
    }

    static MarketId market(int number) {
        return new MarketId("CRASH-" + number);
    }

    public static void main(String[] args) throws Exception {
        Database database = Database.external(args[0]);
        CrashingDesk desk = new CrashingDesk(database, Path.of(args[1]), Long.parseLong(args[2]));
        desk.signing.start();
        desk.processes.start();
        say("READY");
        boolean settle = args.length > 3;
        while (true) {
            try {
                desk.turn(settle);
            } catch (CommandRefused | SignOffRefused | TaskRefused notNow) {
                // another thread was faster, or the process is not there yet: the next turn looks again
                Thread.sleep(5);
            }
            if (settle && desk.settled()) {
                say("SETTLED");
                Thread.sleep(60_000);
            }
        }
    }

    private boolean settled() {
        return signing.proposals().proposals(true, 500).isEmpty()
                && processes.records().unfinished(500).stream()
                        .noneMatch(instance -> instance.key().process().equals("kill-switch-resume"));
    }

    private void turn(boolean settle) throws IOException, InterruptedException {
        List<Proposal> open = signing.proposals().proposals(true, 100);
        if (!settle && open.size() < 6) {
            switch (random.nextInt(3)) {
                case 0 -> propose(override());
                case 1 -> propose(treasury());
                default -> resume();
            }
        }
        checklists();
        for (Proposal proposal : open) {
            if (proposal.status() == Proposal.Status.OPEN && (settle || random.nextInt(3) > 0)) {
                sign(proposal);
            }
        }
        Thread.sleep(random.nextInt(20));
    }

    private Payload override() {
        long now = clock.millis();
        PolicyOverride override = new PolicyOverride(
                "o-" + Long.toHexString(random.nextLong()),
                PolicyOverride.Authority.GOVERNANCE,
                new PolicyOverride.Effect.UsePreset(PresetName.BOOTSTRAP),
                now,
                now + 4_000,
                "a crash");
        return draft(new Content.Override(override, "to nobody"));
    }

    private Payload treasury() {
        Amount amount = Amount.of(new Asset("USDT", 9), new BigDecimal("1.5"), RoundingMode.UNNECESSARY);
        return draft(new Content.TreasuryAction("transfer", amount, "somebody", "invoice " + random.nextLong()));
    }

    private Payload draft(Content content) {
        return signing.draft(
                new PersonId("rita"),
                content,
                SignOffAction.OPERATIONS,
                new Scope.Everything(),
                "n-" + Long.toHexString(random.nextLong()),
                "a crash",
                Payload.NO_REPORT,
                clock.millis());
    }

    private void propose(Payload payload) {
        processes.proposals().propose(payload, clock.millis());
        say("PROPOSED " + payload.id());
    }

    private void resume() {
        int number = 1 + random.nextInt(MARKETS - 1);
        MarketId market = market(number);
        String key = processes
                .resumes()
                .ask(market, BreakerKind.KILL_SWITCH, new PersonId("operator-a"), "a crash", clock.millis())
                .businessKey();
        say("ASKED " + key);
    }

    private void checklists() {
        for (OpenTask task : processes.tasks().inbox(Set.of(Role.OPERATOR), 50)) {
            if (task.element().equals("recovery")) {
                processes
                        .tasks()
                        .complete(
                                task.id(),
                                new PersonId("operator-a"),
                                Set.of(Role.OPERATOR),
                                "gone through",
                                List.of("looked"),
                                clock.millis());
                say("CHECKED " + task.id());
            }
        }
    }

    private void sign(Proposal proposal) throws IOException {
        boolean resume = proposal.payload().content() instanceof Content.Resume;
        String person = resume ? "operator-" + "ab".charAt(random.nextInt(2)) : "governor-" + (1 + random.nextInt(7));
        boolean has = proposal.signatures().stream()
                .anyMatch(kept -> kept.signed().statement().person().value().equals(person));
        if (!has) {
            long now = clock.millis();
            Statement statement = new Statement(
                    Statement.Decision.APPROVE, keyId(person), proposal.id(), new PersonId(person), now, 1);
            SignedStatement signed = SignedStatement.of(statement, secret(person));
            processes.proposals().sign(proposal.id(), signed, new PersonId(person), now);
            say("SIGNED " + proposal.id() + " " + person);
        }
    }

    private String keyId(String person) {
        SignerSet set = signing.proposals().signerSet().orElseThrow();
        Signer signer = set.of(new PersonId(person)).orElseThrow();
        return signer.keys().get(0).id();
    }

    private PrivateKey secret(String person) throws IOException {
        return KeyPem.readPrivate(Files.readString(keys.resolve(person + ".pem")));
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
