package io.dynamicmarket.policy.sheet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes as text, exactly or not at all. */
public final class Utf8 {
    private Utf8() {}

    /**
     * Decodes.
     *
     * @throws SheetRefused if a byte is no UTF-8, with its line
     */
    public static String text(byte[] bytes) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(left).toString();
        } catch (CharacterCodingException broken) {
            int line = 1;
            for (int i = 0; i < left.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new SheetRefused("line " + line + ": Expected UTF-8, but byte " + (left.position() + 1)
                    + " is none; save the file as UTF-8");
        }
    }
}
