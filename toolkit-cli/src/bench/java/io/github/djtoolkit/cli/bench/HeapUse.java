package io.github.djtoolkit.cli.bench;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.ProgressListener;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;

/** Looks at the heap whenever rows were converted, after a garbage collection. Thread-safe. */
final class HeapUse implements ProgressListener {

  private final AtomicLong most = new AtomicLong();

  @Override
  public void progress(TableName table, long done, long total) {
    System.gc();
    long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    most.accumulateAndGet(used, Math::max);
  }

  /** The largest number of bytes seen. */
  long most() {
    return most.get();
  }
}
