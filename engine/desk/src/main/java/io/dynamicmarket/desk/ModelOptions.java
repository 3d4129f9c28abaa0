package io.dynamicmarket.desk;

import io.dynamicmarket.quoting.model.AvellanedaStoikov;
import io.dynamicmarket.quoting.model.GlftClosedForm;
import io.dynamicmarket.quoting.model.GlftExact;
import io.dynamicmarket.quoting.model.QuotingModel;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which quoting model to simulate, in the units of the paper of 2008; defaults are its. */
final class ModelOptions {
    private static final String AVELLANEDA_STOIKOV = "avellaneda-stoikov";
    private static final String GLFT = "glft";

    private static final String CLOSED = "closed";
    private static final String EXACT = "exact";

    @Parameters(paramLabel = "MODEL", description = AVELLANEDA_STOIKOV + " or " + GLFT + ".")
    private String model;

    @Option(names = "--gamma", paramLabel = "G", required = true, description = "Risk aversion.")
    private double gamma;

    @Option(
            names = "--kappa",
            paramLabel = "K",
            defaultValue = "1.5",
            description = "Decay of the fill intensity with distance (default ${DEFAULT-VALUE}).")
    private double kappa;

    @Option(
            names = "--intensity",
            paramLabel = "A",
            defaultValue = "140",
            description = "Fills per time unit of a quote at the mid (default ${DEFAULT-VALUE}).")
    private double intensity;

    @Option(
            names = "--coefficient",
            paramLabel = "C",
            description = "Of the inventory term of " + AVELLANEDA_STOIKOV + ": 1 in the paper, the default; 0.5 in the"
                    + " market maker's specification.")
    private @Nullable Double coefficient;

    @Option(
            names = "--form",
            paramLabel = "FORM",
            description = "Of " + GLFT + ": closed, the default, or exact up to the horizon.")
    private @Nullable String form;

    @Option(
            names = "--bound",
            paramLabel = "Q",
            description = "Largest inventory that the exact form of " + GLFT + " holds; 30 if left out.")
    private @Nullable Integer bound;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    ModelOptions() {}

    QuotingModel quotingModel() {
        return switch (model) {
            case AVELLANEDA_STOIKOV -> avellanedaStoikov();
            case GLFT -> glft();
            default ->
                throw new Unusable("Expected " + AVELLANEDA_STOIKOV + " or " + GLFT + ", but got " + model + ".");
        };
    }

    private QuotingModel avellanedaStoikov() {
        refuseIfGiven("--form", form, GLFT);
        refuseIfGiven("--bound", bound, GLFT + " --form exact");
        return new AvellanedaStoikov(gamma, kappa, coefficient());
    }

    private QuotingModel glft() {
        refuseIfGiven("--coefficient", coefficient, AVELLANEDA_STOIKOV);
        GlftClosedForm closed = new GlftClosedForm(gamma, kappa, intensity, 1);
        switch (form()) {
            case CLOSED -> {
                refuseIfGiven("--bound", bound, GLFT + " --form exact");
                return closed;
            }
            case EXACT -> {
                return new GlftExact(closed, bound(), GlftExact.EXACT_BITS);
            }
            default -> throw new Unusable("Expected --form closed or exact, but got " + form + ".");
        }
    }

    /** What was chosen, in the order of the options. */
    void describeTo(Map<String, Object> row) {
        row.put("model", model);
        row.put("gamma", gamma);
        row.put("kappa", kappa);
        row.put("intensity", intensity);
        if (model.equals(AVELLANEDA_STOIKOV)) {
            row.put("coefficient", coefficient());
        } else {
            row.put("form", form());
        }
        if (form().equals(EXACT)) {
            row.put("bound", bound());
        }
    }

    double kappa() {
        return kappa;
    }

    double intensity() {
        return intensity;
    }

    private double coefficient() {
        return coefficient == null ? 1 : coefficient;
    }

    private String form() {
        return form == null ? CLOSED : form;
    }

    private int bound() {
        return bound == null ? 30 : bound;
    }

    private void refuseIfGiven(String option, @Nullable Object value, String belongsTo) {
        if (value != null) {
            throw new Unusable("Expected " + option + " with " + belongsTo + " only, but got it with " + model
                    + (form == null ? "" : " --form " + form) + ".");
        }
    }
}
