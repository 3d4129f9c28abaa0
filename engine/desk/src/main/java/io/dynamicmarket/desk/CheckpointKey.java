package io.dynamicmarket.desk;

import io.dynamicmarket.governance.checkpoint.CheckpointSigner;
import io.dynamicmarket.governance.checkpoint.KeyPem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A key for checkpoints in two files: the secret half, and beside it the public one with {@code .pub} before its ending. */
final class CheckpointKey {
    private CheckpointKey() {}

    /** Where the public half of a key lies: {@code desk.pem} and {@code desk.pub.pem}. */
    static Path publicHalf(Path secret) {
        String name = String.valueOf(secret.getFileName());
        int dot = name.lastIndexOf('.');
        return secret.resolveSibling(dot < 0 ? name + ".pub" : name.substring(0, dot) + ".pub" + name.substring(dot));
    }

    /** Reads both halves; they must belong to each other. */
    static CheckpointSigner read(Path secret) {
        Path known = publicHalf(secret);
        try {
            return new CheckpointSigner.Holder(
                    KeyPem.readPrivate(Files.readString(secret)), KeyPem.readPublic(Files.readString(known)));
        } catch (IOException e) {
            throw new Unusable(
                    "Expected an Ed25519 key in " + secret + " and its public half in " + known + ", but " + e + ".",
                    e);
        } catch (IllegalArgumentException e) {
            throw new Unusable("The key in " + secret + " cannot be used. " + e.getMessage() + ".", e);
        }
    }
}
