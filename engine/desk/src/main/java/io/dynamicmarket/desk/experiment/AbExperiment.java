package io.dynamicmarket.desk.experiment;

import io.dynamicmarket.facts.Preset;
import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.governance.audit.Sha256;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.quoting.experiment.AbComparison;
import io.dynamicmarket.quoting.experiment.AbDesign;
import io.dynamicmarket.quoting.experiment.AbResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;

/** A comparison of two presets: first its design, then its result. */
public final class AbExperiment {
    private final AbRequest request;
    private final Ground ground;
    private final AbDesign design;

    private AbExperiment(AbRequest request, Ground ground, AbDesign design) {
        this.request = request;
        this.ground = ground;
        this.design = design;
    }

    /**
     * Settles everything, and quotes nothing yet.
     *
     * @throws IOException if the recording cannot be read
     * @throws IllegalArgumentException with a sentence, if request, recording and release do not make a comparison
     */
    public static AbExperiment design(AbRequest request, CompiledRelease release) throws IOException {
        Ground ground = Ground.of(request.ground(), release);
        AbDesign design = new AbDesign(
                request.nameOfA(),
                digest(request.a()),
                request.nameOfB(),
                digest(request.b()),
                digest(request.ground().recording()),
                ground.setting(),
                request.metric(),
                request.blockMillis(),
                request.ground().markoutMillis(),
                request.plan(),
                request.ground().seed());
        return new AbExperiment(request, ground, design);
    }

    public AbDesign design() {
        return design;
    }

    /** The design for people, to be read before the result is known. */
    public String designInWords() {
        return AbWords.design(ground, design, AbComparison.pairsOn(ground.overview(), design));
    }

    /**
     * Carries it out.
     *
     * @throws IOException if the recording cannot be read
     */
    public AbReport run() throws IOException {
        AbResult result = AbComparison.run(
                ground.tape(),
                ground.overview(),
                ground.conditions(),
                design,
                ground.market().directive(request.a()),
                ground.market().directive(request.b()),
                // the seed itself draws the paper venue's latency
                new SplittableRandom(design.seed()).split());
        return new AbReport(ground, result, AbComparison.pairsOn(ground.overview(), design));
    }

    private static String digest(Preset preset) {
        return Sha256.hex(CanonicalJson.of(preset));
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every JDK to have SHA-256, but this one has not", e);
        }
    }
}
