package io.github.djtoolkit.storage.internal.vfs;

import io.github.djtoolkit.storage.internal.StagedObject;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.commons.vfs2.FileObject;

/**
 * A temporary file beside its target. VFS's move deletes what is at the target, so that is looked
 * for just before.
 */
final class VfsStagedObject implements StagedObject {

  private final FileObject temporary;
  private final FileObject target;
  private final Object publishing;
  private final OutputStream out;

  VfsStagedObject(FileObject temporary, FileObject target, Object publishing) throws IOException {
    this.temporary = temporary;
    this.target = target;
    this.publishing = publishing;
    this.out = temporary.getContent().getOutputStream();
  }

  @Override
  public OutputStream out() {
    return out;
  }

  @Override
  public boolean publish() throws IOException {
    out.close();
    synchronized (publishing) {
      target.refresh();
      if (target.exists()) {
        return false;
      }
      temporary.moveTo(target);
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
    temporary.refresh();
    temporary.delete();
    temporary.close();
    target.close();
  }
}
