package io.dynamicmarket.governance.process;

import io.dynamicmarket.governance.audit.Sha256;

/**
 * A process as people edit it.
 *
 * @param name of the file, for messages
 * @param xml BPMN 2.0
 */
public record ProcessFile(String name, String xml) {
    public ProcessFile {
        if (name.isBlank() || xml.isBlank()) {
            throw new IllegalArgumentException("Expected a named file with BPMN in it, but got '" + name + "' with "
                    + xml.length() + " characters");
        }
    }

    /** Digest of the text in UTF-8. */
    public String sha256() {
        return Sha256.hex(xml);
    }
}
