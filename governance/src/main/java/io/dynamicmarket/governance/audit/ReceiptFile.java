package io.dynamicmarket.governance.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of receipts or of their checkpoints, one a line in UTF-8; every failure is a sentence that names the file and the room left there. */
final class ReceiptFile implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 18);

    private ReceiptFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static ReceiptFile create(Path path) {
        return open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    static ReceiptFile open(Path path, OpenOption... options) {
        try {
            return new ReceiptFile(path, FileChannel.open(path, options));
        } catch (FileAlreadyExistsException e) {
            throw new AuditTrailFailed("Expected to start receipts in " + path + ", but there are some already", e);
        } catch (IOException e) {
            throw new AuditTrailFailed("Expected to start receipts in " + path + ", but " + e, e);
        }
    }

    void add(String json) {
        byte[] line = (json + "\n").getBytes(StandardCharsets.UTF_8);
        if (line.length > buffer.remaining()) {
            drain();
        }
        if (line.length > buffer.capacity()) {
            write(ByteBuffer.wrap(line));
        } else {
            buffer.put(line);
        }
    }

    /** Brings everything added onto the disk. */
    void force() {
        drain();
        try {
            channel.force(true);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void drain() {
        write(buffer.flip());
        buffer.clear();
    }

    private void write(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private AuditTrailFailed failed(IOException e) {
        return new AuditTrailFailed(
                "Expected to write receipts to " + path + ", but " + e.getMessage() + "; free there: " + free(), e);
    }

    private String free() {
        try {
            return Files.getFileStore(path).getUsableSpace() + " bytes";
        } catch (IOException e) {
            return "unknown (" + e.getMessage() + ")";
        }
    }
}
