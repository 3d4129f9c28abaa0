package io.dynamicmarket.policy.gate;

import io.dynamicmarket.policy.ReleaseParts;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNMessageType;
import org.kie.dmn.validation.DMNValidator;
import org.kie.dmn.validation.DMNValidator.Validation;
import org.kie.dmn.validation.DMNValidatorFactory;

/**
 * What the validator of the DMN engine says of the tables that are sound, beyond what the decision space has found: its
 * schema and compiling are done elsewhere, and its advice on style is not ours.
 */
final class DmnAnalysis {
    /** FIRST is chosen where it reads best, rows stay apart where staff name them apart. */
    private static final Set<DMNMessageType> ADVICE = EnumSet.of(
            DMNMessageType.DECISION_TABLE_1STNFVIOLATION,
            DMNMessageType.DECISION_TABLE_2NDNFVIOLATION,
            DMNMessageType.DECISION_TABLE_HITPOLICY_FIRST,
            DMNMessageType.DECISION_TABLE_HITPOLICY_RECOMMENDER,
            DMNMessageType.DECISION_TABLE_CONTRACTION_RULE,
            DMNMessageType.DECISION_TABLE_SUBSUMPTION_RULE,
            DMNMessageType.DECISION_TABLE_MISLEADING_RULE,
            DMNMessageType.DECISION_TABLE_ANALYSIS,
            // The only output of a table is named like the field of its fact, as all others are.
            DMNMessageType.ILLEGAL_USE_OF_NAME,
            DMNMessageType.ILLEGAL_USE_OF_TYPEREF);

    private DmnAnalysis() {}

    static List<GateFinding> check(ReleaseParts parts) {
        DMNValidator validator = DMNValidatorFactory.newValidator();
        List<GateFinding> findings = new ArrayList<>();
        parts.files().forEach((path, bytes) -> {
            String name = path.substring(path.lastIndexOf('/') + 1).replace(".dmn", "");
            if (path.endsWith(".dmn") && parts.tables().has(name)) {
                findings.addAll(check(validator, path, new String(bytes, StandardCharsets.UTF_8)));
            }
        });
        validator.dispose();
        return findings;
    }

    private static List<GateFinding> check(DMNValidator validator, String path, String text) {
        Map<DMNMessageType, List<DMNMessage>> byType = new LinkedHashMap<>();
        for (DMNMessage message : validator.validate(
                new StringReader(text), Validation.VALIDATE_MODEL, Validation.ANALYZE_DECISION_TABLE)) {
            DMNMessageType type = message.getMessageType();
            if (message.getLevel() != DMNMessage.Level.INFO && !ADVICE.contains(type)) {
                byType.computeIfAbsent(type, key -> new ArrayList<>()).add(message);
            }
        }
        List<GateFinding> findings = new ArrayList<>();
        byType.forEach((type, messages) -> {
            boolean grave = messages.stream().anyMatch(one -> one.getLevel() == DMNMessage.Level.ERROR);
            String sentence = "Expected nothing of the DMN engine's validator, but got "
                    + (messages.size() == 1 ? "" : messages.size() + " times, first: ")
                    + messages.get(0).getText();
            String place = String.valueOf(messages.get(0).getSourceId());
            findings.add(
                    grave
                            ? GateFinding.error(Check.DMN_ANALYSIS, path, place, sentence)
                            : GateFinding.warning(Check.DMN_ANALYSIS, path, place, sentence));
        });
        return findings;
    }
}
