package io.github.djtoolkit.storage.internal;

import io.github.djtoolkit.storage.StorageException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

/** An object's bytes; where they cannot be read, the error names store and object. */
final class NamedInput extends FilterInputStream {

  private final Function<IOException, StorageException> errors;

  NamedInput(InputStream in, Function<IOException, StorageException> errors) {
    super(in);
    this.errors = errors;
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (IOException e) {
      throw named(e);
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    try {
      return super.read(bytes, offset, count);
    } catch (IOException e) {
      throw named(e);
    }
  }

  private IOException named(IOException cause) {
    return new IOException(errors.apply(cause).getMessage(), cause);
  }
}
