package io.dynamicmarket.desk;

import io.dynamicmarket.governance.checkpoint.CheckpointSigner;
import io.dynamicmarket.governance.checkpoint.KeyPem;
import io.dynamicmarket.governance.checkpoint.VerifyingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

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

    /**
     * Makes a key where there is none, readable and writable by its owner alone.
     *
     * @return whether one was made
     */
    static boolean makeIfMissing(Path secret) {
        if (Files.exists(secret)) {
            return false;
        }
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Files.createDirectories(secret.toAbsolutePath().getParent());
            // the public half first: a secret without it would be a key that cannot be used
            Files.writeString(publicHalf(secret), KeyPem.write(VerifyingKey.of(pair.getPublic())));
            create(secret);
            Files.writeString(secret, KeyPem.write(pair.getPrivate()));
            return true;
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new Unusable("Expected to make a key for checkpoints in " + secret + ", but " + e + ".", e);
        }
    }

    /** Nobody else may read it, not even for the moment between its making and its writing. */
    private static void create(Path secret) throws IOException {
        if (secret.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(secret);
        }
    }
}
