package io.github.djtoolkit.ops.internal.pointer;

import io.github.djtoolkit.ops.internal.pointer.CopyProof.Content;
import java.util.Optional;

/**
 * What is to become of an original, or became of it.
 *
 * @param original the original
 * @param fate in a word
 * @param content what its bytes must be, where its copies are proved
 * @param reason why it is kept; empty where it is not
 */
record Verdict(Original original, Fate fate, Optional<Content> content, String reason) {

  /** What becomes of an original. */
  enum Fate {
    /** It may go. */
    READY,
    /** It was not there any more. */
    ABSENT,
    /** It was removed. */
    REMOVED,
    /** It is there and stays. */
    KEPT,
    /** It was to be removed, and the store did not tell whether it was. */
    UNSURE;

    boolean stays() {
      return this == KEPT || this == UNSURE;
    }
  }

  static Verdict kept(Original original, String reason) {
    return new Verdict(original, Fate.KEPT, Optional.empty(), reason);
  }

  static Verdict of(Original original, Fate fate, Content content) {
    return new Verdict(original, fate, Optional.of(content), "");
  }

  /** Size of the original in bytes; 0 where it is not there. */
  long bytes() {
    return fate == Fate.ABSENT ? 0 : content.map(Content::size).orElse(0L);
  }
}
