package io.github.djtoolkit.ops.verify;

import io.github.djtoolkit.ops.WatchedDataSource;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Counts the statements that connections of a data source execute. */
final class CountingDataSource {

  private final DataSource dataSource;
  private final AtomicLong statements = new AtomicLong();

  CountingDataSource(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  DataSource proxy() {
    return WatchedDataSource.of(dataSource, sql -> statements.incrementAndGet());
  }

  long statements() {
    return statements.get();
  }
}
