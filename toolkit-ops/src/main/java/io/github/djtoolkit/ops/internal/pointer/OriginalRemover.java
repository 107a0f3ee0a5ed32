package io.github.djtoolkit.ops.internal.pointer;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.ops.internal.pointer.CopyProof.Content;
import io.github.djtoolkit.ops.internal.pointer.Verdict.Fate;
import io.github.djtoolkit.sql.pointer.MovedObject;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectStores;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Proves that one original is superfluous, and removes it. Thread-safe.
 *
 * @param stores the configured stores
 * @param reads whether copies are read; else they are compared by size alone, and nothing can be
 *     removed
 */
record OriginalRemover(ObjectStores stores, boolean reads) {

  /** Proves all copies of an original, and that it has the size that they tell. */
  Verdict prove(Original original) {
    CopyProof proof = new CopyProof(stores);
    Set<Content> contents = new HashSet<>();
    for (MovedObject copy : original.copies()) {
      try {
        Optional<Content> content = reads ? proof.byBytes(copy) : proof.bySize(copy);
        if (content.isEmpty()) {
          return Verdict.kept(
              original,
              "its copy " + copy.newPath() + " is missing, or has another size or content");
        }
        contents.add(content.get());
      } catch (ToolkitException | IOException e) {
        return Verdict.kept(original, "its copy could not be proved: " + e.getMessage());
      }
    }
    return contents.size() == 1
        ? compare(original, contents.iterator().next())
        : Verdict.kept(original, "its copies are not equal");
  }

  private Verdict compare(Original original, Content content) {
    try {
      Optional<ObjectInfo> found = stores.get(original.store()).stat(original.path());
      if (found.filter(f -> f.size() != content.size()).isPresent()) {
        return changed(original);
      }
      return Verdict.of(original, found.isPresent() ? Fate.READY : Fate.ABSENT, content);
    } catch (ToolkitException e) {
      return Verdict.kept(original, String.valueOf(e.getMessage()));
    }
  }

  /** Removes an original that may go, if its bytes are still those of its copies. */
  Verdict remove(Verdict proved) {
    Original original = proved.original();
    Content content = proved.content().orElseThrow();
    try {
      return switch (stores
          .get(original.store())
          .deleteIfSame(original.path(), content.size(), content.md5().orElseThrow())) {
        case REMOVED -> Verdict.of(original, Fate.REMOVED, content);
        case ABSENT -> Verdict.of(original, Fate.ABSENT, content);
        case KEPT -> changed(original);
      };
    } catch (ToolkitException e) {
      return new Verdict(original, Fate.UNSURE, proved.content(), String.valueOf(e.getMessage()));
    }
  }

  private static Verdict changed(Original original) {
    return Verdict.kept(original, "its bytes are not those of its copy any more");
  }
}
