package io.github.djtoolkit.ops.internal.integrity;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Threads that take work on as fast as they do it: whoever brings more has to wait, so that no
 * queue grows. Work must not bring work to the same threads. Thread-safe.
 */
final class Workers implements AutoCloseable {

  private final ExecutorService threads;
  private final int most;
  private final Semaphore free;
  private Optional<RuntimeException> failure = Optional.empty();

  /**
   * @param number how many threads
   */
  Workers(int number) {
    this.threads = Executors.newFixedThreadPool(number);
    this.most = 2 * number;
    this.free = new Semaphore(most);
  }

  void run(Runnable work) {
    free.acquireUninterruptibly();
    threads.execute(
        () -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            failed(e);
          } finally {
            free.release();
          }
        });
  }

  /** Waits until all work is done, and throws what the first that failed has thrown. */
  void await() {
    free.acquireUninterruptibly(most);
    free.release(most);
    throwFailure();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private synchronized void failed(RuntimeException error) {
    failure = failure.or(() -> Optional.of(error));
  }

  private synchronized void throwFailure() {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }
}
