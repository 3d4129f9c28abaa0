package io.dynamicmarket.workflows.bpmn;

import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.workflows.feel.Feel;
import java.util.List;

/**
 * A text of the process: FEEL where it begins with an equals sign, else as it stands.
 *
 * @param feel whether the text is FEEL
 */
public record Expression(boolean feel, String text) {
    static Expression of(String raw) {
        String trimmed = raw.trim();
        return trimmed.startsWith("=")
                ? new Expression(true, trimmed.substring(1).trim())
                : new Expression(false, trimmed);
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    public String asText(Variables variables) {
        return feel ? Feel.text(text, variables) : text;
    }

    public Object value(Variables variables) {
        return feel ? Feel.value(text, variables) : text;
    }

    List<String> faults() {
        return feel ? Feel.faults(text) : List.of();
    }
}
