package io.github.djtoolkit.storage.internal.local;

import io.github.djtoolkit.storage.internal.StagedObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A temporary file beside its target. */
final class LocalStagedObject implements StagedObject {

  private final Path temporary;
  private final Path target;
  private final FileChannel channel;
  private final OutputStream out;
  private boolean forced;
  private boolean published;

  LocalStagedObject(Path temporary, Path target) throws IOException {
    this.temporary = temporary;
    this.target = target;
    this.channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    this.out = new Out(channel);
  }

  @Override
  public OutputStream out() {
    return out;
  }

  @Override
  public boolean needsForce() {
    return true;
  }

  /** By the channel that wrote it: another may not be told of an earlier failure. */
  @Override
  public void force() throws IOException {
    if (!forced) {
      channel.force(true);
      channel.close();
      forced = true;
    }
  }

  @Override
  public boolean publish() throws IOException {
    force();
    if (!linkOrMove()) {
      return false;
    }
    Files.deleteIfExists(temporary);
    published = true;
    return true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
    if (!published) {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * A link never replaces anything; a move would, so it is only for file systems without hard
   * links.
   */
  private boolean linkOrMove() throws IOException {
    try {
      Files.createLink(target, temporary);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException | FileSystemException e) {
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      return true;
    }
  }

  /** Keeps no hold of what it was given, as the streams of {@code Channels} do. */
  private static final class Out extends OutputStream {
    private final FileChannel channel;

    Out(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      ByteBuffer rest = ByteBuffer.wrap(bytes, offset, count);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    }
  }
}
