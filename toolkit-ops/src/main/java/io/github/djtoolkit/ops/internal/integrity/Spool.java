package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.model.ToolkitException;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Temporary files of references. */
final class Spool {

  private static final int BUFFER = 64 * 1024;

  private Spool() {}

  static Path create() {
    try {
      return Files.createTempFile("djtoolkit-references-", ".tmp");
    } catch (IOException e) {
      throw failed(e);
    }
  }

  static DataOutputStream open(Path file) {
    try {
      return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Writes a reference and says how many bytes it took. */
  static long write(Reference reference, DataOutputStream out) {
    try {
      return ReferenceCodec.write(reference, out);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  static void close(DataOutputStream out) {
    try {
      out.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  static ToolkitException failed(IOException cause) {
    return new ToolkitException(
        "temporary_file",
        "A temporary file in "
            + System.getProperty("java.io.tmpdir")
            + " cannot be used: "
            + cause
            + ". It needs about 200 bytes for each object that the schema refers to; name a folder with room by"
            + " -Djava.io.tmpdir.",
        cause);
  }
}
