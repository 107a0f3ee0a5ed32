package io.github.djtoolkit.ops.internal.pointer;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.sql.pointer.MovedObject;
import io.github.djtoolkit.storage.CopyResult.Means;
import io.github.djtoolkit.storage.StagedCopy;
import io.github.djtoolkit.storage.StorageException;
import io.github.djtoolkit.storage.StoreAccessException;
import io.github.djtoolkit.storage.StoreUnreachableException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One object on its way to its place, in three steps. A step that fails notes why, and those behind
 * it do nothing. After some failures of a store nothing is begun any more. Closing it removes what
 * has no name yet. For one thread at a time.
 */
final class Placing implements AutoCloseable {

  /** What may be wrong with all objects of a store. */
  private static final Set<String> OF_STORE =
      Set.of(StorageException.IO, StoreUnreachableException.CODE, StoreAccessException.CODE);

  private final MovedObject object;
  private final StoreFailures failures;
  private Optional<StagedCopy> copy = Optional.empty();
  private Optional<Means> means = Optional.empty();
  private Optional<ToolkitException> problem = Optional.empty();

  Placing(MovedObject object, StoreFailures failures) {
    this.object = object;
    this.failures = failures;
  }

  MovedObject object() {
    return object;
  }

  /** How it came to its place; empty where it did not. */
  Optional<Means> means() {
    return means;
  }

  /** Why it did not come to its place; empty where it did, or was not begun. */
  Optional<ToolkitException> problem() {
    return problem;
  }

  /** First step: the bytes. */
  Placing stage(ObjectPlacer placer) {
    if (!failures.tooMany()) {
      copy =
          trying(
              () -> {
                Optional<StagedCopy> staged = placer.stage(object);
                means = staged.isPresent() ? Optional.empty() : Optional.of(Means.ALREADY_THERE);
                return staged;
              });
    }
    return this;
  }

  /** Second step: the bytes are durable. */
  Placing force() {
    trying(
        () -> {
          copy.ifPresent(StagedCopy::force);
          return Optional.empty();
        });
    return this;
  }

  /** Third step: the name. */
  Placing publish() {
    if (problem.isEmpty() && copy.isPresent()) {
      means = trying(() -> copy.map(c -> c.publish().means()));
    }
    return this;
  }

  @Override
  public void close() {
    copy.ifPresent(StagedCopy::close);
  }

  private <T> Optional<T> trying(Supplier<Optional<T>> step) {
    try {
      return step.get();
    } catch (ToolkitException e) {
      if (OF_STORE.contains(e.code())) {
        failures.add();
      }
      problem = Optional.of(e);
      return Optional.empty();
    }
  }
}
