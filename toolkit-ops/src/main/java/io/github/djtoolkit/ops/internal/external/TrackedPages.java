package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.store.TrackedObject;
import io.github.djtoolkit.sql.external.ExternalStatements;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.Result;
import org.jooq.Select;

/**
 * Goes through tracked objects in the order of their hashes, a page at a time, so that memory does
 * not grow with them. For one thread, like the connection that it uses.
 */
public final class TrackedPages {

  private static final int PAGE = 500;

  /** Asks for a page. */
  @FunctionalInterface
  public interface Query {

    /**
     * The query of one page.
     *
     * @param after the hash before the first, or empty for the first page
     * @param limit how many at most
     * @return the query, whose first column is the hash
     */
    Select<Record4<byte[], Long, String, String>> page(Optional<byte[]> after, int limit);
  }

  private final DSLContext db;

  /**
   * @param db where to ask
   */
  public TrackedPages(DSLContext db) {
    this.db = db;
  }

  /**
   * Does something with each object.
   *
   * @param query asks for a page
   * @param work what to do; answers whether the object counts
   * @return how many objects count
   */
  public long count(Query query, Predicate<TrackedObject> work) {
    return sum(query, page -> page.stream().filter(work).count());
  }

  /**
   * Does something with the objects of each page together.
   *
   * @param query asks for a page
   * @param work what to do with some objects, at least one; answers how many of them count
   * @return how many objects count
   */
  long sum(Query query, ToLongFunction<List<TrackedObject>> work) {
    long counted = 0;
    Optional<byte[]> after = Optional.empty();
    while (true) {
      Result<Record4<byte[], Long, String, String>> page = db.fetch(query.page(after, PAGE));
      if (!page.isEmpty()) {
        counted += work.applyAsLong(page.map(ExternalStatements::toTracked));
      }
      if (page.size() < PAGE) {
        return counted;
      }
      after = Optional.of(page.get(page.size() - 1).value1());
    }
  }
}
