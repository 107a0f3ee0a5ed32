package io.github.djtoolkit.ops.internal.integrity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes one of references that follow each other and agree. For one thread. */
final class Joining {

  private final Consumer<Reference> consumer;
  private final List<Reference> samePath = new ArrayList<>();

  /**
   * @param consumer is told the references that are left
   */
  Joining(Consumer<Reference> consumer) {
    this.consumer = consumer;
  }

  void add(Reference reference) {
    if (!samePath.isEmpty() && !samePath.get(0).path().equals(reference.path())) {
      finish();
    }
    for (int i = 0; i < samePath.size(); i++) {
      if (samePath.get(i).agreesWith(reference)) {
        samePath.set(i, samePath.get(i).with(reference));
        return;
      }
    }
    samePath.add(reference);
  }

  void finish() {
    samePath.forEach(consumer);
    samePath.clear();
  }
}
