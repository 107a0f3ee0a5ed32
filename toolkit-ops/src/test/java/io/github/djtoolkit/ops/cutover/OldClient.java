package io.github.djtoolkit.ops.cutover;

import io.github.djtoolkit.testkit.fixture.BlobEncoder;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Somebody who goes on to write with 0.14.6 to the real pipeline.
 *
 * @param core the upstream schema
 * @param ephys the schema with external columns
 * @param folder where the stores are
 */
record OldClient(TestSchema core, TestSchema ephys, TestFolder folder) {

  private static final int SUBJECT = 90;

  /** A row in each of five tables, with two blobs, an attachment and a file. */
  void write() {
    String signal = blob(new double[] {1, 2, 3});
    String wave = blob(new int[] {4, 5});
    core.execute(
        "INSERT INTO subject (subject_id, species, u) VALUES (%d, 'rat', X'%s')"
            .formatted(SUBJECT, "0".repeat(32)));
    ephys.execute(
        "INSERT INTO session (subject_id, session, start, meta) VALUES (%d, 1, '2025-01-02 03:04:05', X'%s')"
            .formatted(SUBJECT, HexFormat.of().formatHex(new BlobEncoder().encode("late"))),
        "INSERT INTO _recording VALUES (%d, 1, X'%s', X'%s', X'%s', 0.5, 7)"
            .formatted(SUBJECT, signal, attachment("late.txt"), file("late/v.bin")),
        "INSERT INTO _recording__channel VALUES (%d, 1, 0, X'%s', 3)".formatted(SUBJECT, wave),
        "INSERT INTO note (subject_id, session, big_graph) VALUES (%d, 1, X'%s')"
            .formatted(SUBJECT, wave));
  }

  private String blob(Object value) {
    byte[] content = new BlobEncoder().encode(value);
    String hash = md5(content);
    folder.write(place(hash), content);
    track("raw", hash, content.length, "NULL, NULL, NULL");
    return hash;
  }

  private String attachment(String name) {
    byte[] content = "attached".getBytes(StandardCharsets.UTF_8);
    String hash = md5((name + "\0").getBytes(StandardCharsets.UTF_8), content);
    folder.write(place(hash) + "." + name, content);
    track("raw", hash, content.length, "'" + name + "', NULL, NULL");
    return hash;
  }

  private String file(String path) {
    byte[] content = "filmed".getBytes(StandardCharsets.UTF_8);
    String hash = md5(path.getBytes(StandardCharsets.UTF_8));
    folder.write("stores/fp/" + path, content);
    track("fp-data", hash, content.length, "NULL, '" + path + "', X'" + md5(content) + "'");
    return hash;
  }

  private void track(String store, String hash, int size, String rest) {
    ephys.execute(
        "INSERT INTO `~external_%s` (hash, size, attachment_name, filepath, contents_hash) VALUES (X'%s', %d, %s)"
            .formatted(store, hash, size, rest));
  }

  private String place(String hash) {
    return "stores/raw/%s/%s/%s/%s"
        .formatted(ephys.name(), hash.substring(0, 2), hash.substring(2, 4), hash);
  }

  private static String md5(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}
