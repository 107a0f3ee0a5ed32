package io.github.djtoolkit.storage.internal.s3;

import io.github.djtoolkit.storage.internal.StagedObject;
import io.minio.messages.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An object that is kept in memory while it is small, and sent in parts from there on. A server
 * shows neither before the last request. Parts grow with what was sent, since a server takes ten
 * thousand.
 */
final class S3StagedObject implements StagedObject {

  private static final int STEPS = 1500;
  private static final int LARGEST = Integer.MAX_VALUE - 64;

  private final S3Client client;
  private final Creation creation;
  private final String key;
  private final int partSize;
  private final Block block = new Block();
  private final List<Part> parts = new ArrayList<>();
  private final OutputStream out = new Out();
  private Optional<String> upload = Optional.empty();
  private long sent;

  S3StagedObject(S3Client client, Creation creation, String key, int partSize) {
    this.client = client;
    this.creation = creation;
    this.key = key;
    this.partSize = partSize;
  }

  @Override
  public OutputStream out() {
    return out;
  }

  @Override
  public boolean publish() throws IOException {
    if (upload.isEmpty()) {
      return creation.put(key, block);
    }
    if (block.length() > 0) {
      send();
    }
    boolean created = creation.complete(key, upload.get(), parts);
    if (created) {
      upload = Optional.empty();
    }
    return created;
  }

  @Override
  public void close() throws IOException {
    if (upload.isPresent()) {
      client.abortUpload(key, upload.get());
      upload = Optional.empty();
    }
  }

  private void send() throws IOException {
    if (upload.isEmpty()) {
      upload = Optional.of(client.beginUpload(key));
    }
    parts.add(client.uploadPart(key, upload.get(), parts.size() + 1, block));
    sent += block.length();
    block.clear();
  }

  private int limit() {
    return (int) Math.min(LARGEST, Math.max(partSize, sent / STEPS));
  }

  /** Fills the block and sends it when there is more. */
  private final class Out extends OutputStream {

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      int taken = 0;
      while (taken < count) {
        if (block.length() >= limit()) {
          send();
        }
        taken += block.take(bytes, offset + taken, count - taken, limit());
      }
    }
  }
}
