package io.github.djtoolkit.ops.internal.pointer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for work on many objects. Stateless. */
public final class Results {

  private Results() {}

  /**
   * The results of tasks, in their order. The first failure is thrown as it is.
   *
   * @param tasks what to wait for
   * @param doing what the tasks do, for the error of one who is interrupted meanwhile
   */
  static <T> List<T> of(List<? extends Future<T>> tasks, String doing) {
    List<T> results = new ArrayList<>();
    tasks.forEach(task -> results.add(of(task, doing)));
    return results;
  }

  /**
   * The result of a task. Its failure is thrown as it is.
   *
   * @param <T> what it results in
   * @param task what to wait for
   * @param doing what the task does, for the error of one who is interrupted meanwhile
   * @return the result
   */
  public static <T> T of(Future<T> task, String doing) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + doing, e);
    }
  }
}
