package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.external.Conversion;
import io.github.djtoolkit.sql.external.FoundObjects;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record4;
import org.jooq.Result;

/**
 * Notes where the objects from 0.11 that a table refers to lie, and the MD5 of their bytes, before
 * their values are converted.
 *
 * @param subject the table, with those of its columns that refer to such objects
 * @param search looks them up
 */
record FindMovedObjects(ExternalTable subject, MovedObjectSearch search) implements Step {

  private static final int PAGE = 1_000;

  @Override
  public String action() {
    return "find_objects";
  }

  @Override
  public TableName table() {
    return subject.name();
  }

  @Override
  public String reason() {
    return "Only the store tells where 0.11 left an object.";
  }

  @Override
  public List<Query> statements() {
    return List.of(list().create());
  }

  @Override
  public boolean isDone(StepContext context) {
    return false;
  }

  @Override
  public long run(StepContext context) {
    context.db().execute(list().create());
    long found = 0;
    for (int i = 0; i < subject.conversions().size(); i++) {
      found += find(context.db(), i);
    }
    return found;
  }

  private long find(DSLContext db, int index) {
    Conversion conversion = subject.conversions().get(index);
    String store = conversion.column().store();
    Optional<byte[]> after = Optional.empty();
    long found = 0;
    while (true) {
      Result<Record4<byte[], Long, String, byte[]>> page =
          db.fetch(subject.rows().movedObjects(index, after, PAGE));
      Set<String> known = known(db, store, page.getValues(0, byte[].class));
      for (Record4<byte[], Long, String, byte[]> row : page) {
        if (!known.contains(HexFormat.of().formatHex(row.value1()))) {
          MovedObjectSearch.Found object = search.find(conversion, row);
          db.execute(list().note(store, row.value1(), object.path(), object.content()));
          found++;
        }
      }
      if (page.size() < PAGE) {
        return found;
      }
      after = Optional.of(page.get(page.size() - 1).value1());
    }
  }

  private Set<String> known(DSLContext db, String store, List<byte[]> hashes) {
    Set<String> known = new HashSet<>();
    if (!hashes.isEmpty()) {
      db.fetch(list().known(store, hashes))
          .forEach(r -> known.add(HexFormat.of().formatHex(r.value1())));
    }
    return known;
  }

  private FoundObjects list() {
    return new FoundObjects(table().schema());
  }
}
