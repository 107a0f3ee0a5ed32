package io.github.djtoolkit.ops.internal.pointer;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.sql.pointer.MovedObject;
import io.github.djtoolkit.sql.pointer.Originals;
import io.github.djtoolkit.sql.pointer.ServerReferences;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Result;

/** What refers to the originals of a schema's objects, on the whole server. For one thread. */
final class References {

  private static final int MOST = 10_000;

  private final DSLContext db;
  private final List<TableName> foreignTracking = new ArrayList<>();
  private final Map<String, String> named = new HashMap<>();
  private final TreeSet<String> schemas = new TreeSet<>();

  private References(DSLContext db) {
    this.db = db;
  }

  /**
   * Searches every schema that the user sees.
   *
   * @param own the schema whose objects they were
   * @throws ToolkitException with code {@code originals_in_use} where one column refers to very
   *     many originals
   */
  static References search(DSLContext db, String own) {
    References found = new References(db);
    Originals originals = new Originals(own);
    db.fetch(ServerReferences.jsonColumns())
        .forEach(
            r -> {
              TableName table = new TableName(r.value1(), r.value2());
              found.schemas.add(table.schema());
              found.note(
                  db.fetch(originals.namedBy(table, r.value3(), MOST + 1)),
                  table + "." + r.value3() + " names it");
            });
    db
        .fetch(ServerReferences.trackingTables())
        .map(r -> new TableName(r.value1(), r.value2()))
        .stream()
        .filter(t -> !t.schema().equals(own))
        .forEach(
            t -> {
              found.schemas.add(t.schema());
              found.foreignTracking.add(t);
              found.note(
                  db.fetch(originals.trackedAsFile(t, MOST + 1)), t + " tracks a file there");
            });
    return found;
  }

  /** The schemas that were searched. */
  List<String> schemas() {
    return List.copyOf(schemas);
  }

  /** Why some originals must stay, by key; those that nothing refers to are left out. */
  Map<String, String> of(Collection<MovedObject> objects) {
    Map<String, String> reasons = new HashMap<>();
    Map<Md5, List<MovedObject>> byHash =
        objects.stream().collect(Collectors.groupingBy(o -> o.md5().orElseThrow()));
    for (TableName tracking : foreignTracking) {
      for (Record1<byte[]> row : db.fetch(Originals.tracked(tracking, byHash.keySet()))) {
        byHash
            .getOrDefault(Md5.of(row.value1()), List.of())
            .forEach(o -> reasons.put(o.id(), tracking + " tracks an object with its hash"));
      }
    }
    objects.forEach(
        o -> Optional.ofNullable(named.get(o.id())).ifPresent(why -> reasons.put(o.id(), why)));
    return reasons;
  }

  private void note(Result<Record1<byte[]>> ids, String reason) {
    if (ids.size() > MOST) {
      throw new ToolkitException(
          "originals_in_use",
          "More than "
              + MOST
              + " originals are still referred to: "
              + reason
              + ". Relocate that column, too, or leave the originals where they are.");
    }
    ids.forEach(row -> named.put(Originals.id(row), reason));
  }
}
