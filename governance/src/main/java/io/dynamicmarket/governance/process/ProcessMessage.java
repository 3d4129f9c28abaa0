package io.dynamicmarket.governance.process;

/**
 * Word from outside to one instance.
 *
 * @param id a message of the same id is the same message
 * @param name as in the process, for example {@code cancelled}
 * @param variables taken over by the instance when it takes the message
 */
public record ProcessMessage(String id, String name, ProcessKey to, Variables variables) {
    public ProcessMessage {
        if (id.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException(
                    "Expected a message with an id and a name, but got '" + id + "' and '" + name + "'");
        }
    }
}
