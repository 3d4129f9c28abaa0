package io.dynamicmarket.desk;

import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.governance.audit.JsonRefused;
import io.dynamicmarket.governance.audit.Sha256;
import io.dynamicmarket.governance.checkpoint.KeyPem;
import io.dynamicmarket.governance.checkpoint.VerifyingKey;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.governance.release.ReleaseRefused;
import io.dynamicmarket.governance.signoff.Content;
import io.dynamicmarket.governance.signoff.Payload;
import io.dynamicmarket.governance.signoff.PayloadWords;
import io.dynamicmarket.governance.signoff.SignedStatement;
import io.dynamicmarket.governance.signoff.Statement;
import io.dynamicmarket.governance.signoff.Statement.Decision;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Signs what was proposed, on the signer's own machine: shows all of it, recomputes every hash, asks, signs. */
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description = "Show a proposal's payload in words, recompute its hashes and sign it. Needs no desk.")
final class SignCommand implements Callable<Integer> {
    private static final int ASKED_DIGITS = 8;

    @Parameters(paramLabel = "PAYLOAD", description = "The payload as the desk gave it out.")
    private Path file;

    @Option(names = "--key", paramLabel = "FILE", required = true, description = "The secret half of your key.")
    private Path key;

    @Option(names = "--person", paramLabel = "NAME", required = true, description = "Your name at the desk.")
    private String person;

    @Option(names = "--report", paramLabel = "FILE", description = "The report that the payload names by its hash.")
    private @Nullable Path report;

    @Option(names = "--release", paramLabel = "DIR", description = "The release that shall rule, to recompute its id.")
    private @Nullable Path release;

    @Option(names = "--refuse", description = "Sign that you are against it.")
    private boolean refuse;

    @Option(names = "--yes", description = "Do not ask; for programs that have shown it already.")
    private boolean unasked;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the signature is written (default: on the screen).")
    private @Nullable Path out;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    SignCommand() {}

    @Override
    public Integer call() {
        Payload payload = payload();
        String id = payload.id();
        say("What you are asked to sign, member by member:");
        PayloadWords.of(payload).forEach(line -> say("  " + line));
        say("Its hash, recomputed here: " + id);
        checkReport(payload);
        checkRelease(payload);
        if (!unasked && !agreed(id)) {
            say("Nothing was signed.");
            return 1;
        }
        write(CanonicalJson.of(signed(id)) + "\n");
        return 0;
    }

    private Payload payload() {
        try {
            // an editor's newline at the end is none of what is signed
            return Payload.read(Files.readString(file).strip());
        } catch (IOException e) {
            throw new Unusable("Expected a payload in " + file + ", but " + e + ".", e);
        } catch (JsonRefused e) {
            throw new Unusable(
                    "Expected a payload in canonical JSON in " + file + ", but at " + e.member() + ": " + e.getMessage()
                            + ".",
                    e);
        } catch (IllegalArgumentException e) {
            throw new Unusable("The payload in " + file + " cannot be signed. " + e.getMessage() + ".", e);
        }
    }

    private void checkReport(Payload payload) {
        Path given = report;
        if (payload.report().equals(Payload.NO_REPORT)) {
            say("It names no report.");
        } else if (given == null) {
            throw new Unusable("Expected the report with hash " + payload.report()
                    + " by --report FILE: what it says is part of what you sign.");
        } else {
            String hash = Sha256.hex(bytes(given));
            if (!hash.equals(payload.report())) {
                throw new Unusable("Expected the report with hash " + payload.report() + ", but " + given + " has "
                        + hash + ": it is another report than the one proposed. Do not sign.");
            }
            say("The report in " + given + " is the one it names.");
        }
    }

    private void checkRelease(Payload payload) {
        Path given = release;
        if (given != null && payload.content() instanceof Content.ActivateRelease activate) {
            String id = folder(given);
            if (!id.equals(activate.release().sha256())) {
                throw new Unusable("Expected the release " + activate.release() + ", but the one in " + given + " is "
                        + id + ". Do not sign.");
            }
            say("The release in " + given + " is the one it names.");
        }
    }

    private static String folder(Path given) {
        try {
            return Release.fromFolder(given).id().sha256();
        } catch (ReleaseRefused e) {
            throw new Unusable("The policy cannot be read. " + e.getMessage() + ".", e);
        }
    }

    private boolean agreed(String id) {
        String digits = id.substring(0, ASKED_DIGITS);
        say("To sign " + (refuse ? "that you are AGAINST it" : "that you are FOR it") + ", type the first "
                + ASKED_DIGITS + " digits of the hash:");
        try {
            String typed = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
            return typed != null && typed.strip().equals(digits);
        } catch (IOException e) {
            throw new Unusable("Expected an answer, but " + e + ".", e);
        }
    }

    private SignedStatement signed(String id) {
        try {
            PrivateKey secret = KeyPem.readPrivate(new String(bytes(key), StandardCharsets.UTF_8));
            VerifyingKey known =
                    KeyPem.readPublic(new String(bytes(CheckpointKey.publicHalf(key)), StandardCharsets.UTF_8));
            Statement statement = new Statement(
                    refuse ? Decision.REFUSE : Decision.APPROVE,
                    known.id(),
                    id,
                    new PersonId(person),
                    Clock.systemUTC().millis(),
                    Payload.VERSION);
            return SignedStatement.of(statement, secret);
        } catch (IllegalArgumentException e) {
            throw new Unusable(e.getMessage() + ".", e);
        }
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new Unusable("Expected to read " + path + ", but " + e + ".", e);
        }
    }

    private void write(String json) {
        Path to = out;
        if (to == null) {
            say(json.strip());
            return;
        }
        try {
            Files.writeString(to, json);
            say("Signed. Hand " + to + " to the desk; it proves that you " + (refuse ? "refuse." : "agree."));
        } catch (IOException e) {
            throw new Unusable("Expected to write " + to + ", but " + e + ".", e);
        }
    }

    private void say(String line) {
        PrintWriter to = spec.commandLine().getOut();
        to.println(line);
        to.flush();
    }
}
