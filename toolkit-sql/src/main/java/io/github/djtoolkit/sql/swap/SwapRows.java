package io.github.djtoolkit.sql.swap;

import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.definition.StoredText;
import io.github.djtoolkit.sql.definition.TriggerDefinition;
import io.github.djtoolkit.sql.definition.ViewDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A swap's record as rows of text, and back. */
final class SwapRows {

  static final String STATE = "state";
  static final String CHECKSUM = "checksum";
  private static final String SCHEMA = "schema";
  private static final String TABLE = "table";
  private static final String TRIGGER = "trigger";
  private static final String VIEW = "view";
  private static final String KEY = "key";
  private static final String CHILD = "child";

  private SwapRows() {}

  /** A row. */
  record Row(String kind, String content) {

    static Row of(String kind, String... parts) {
      return new Row(kind, Parts.join(Arrays.asList(parts)));
    }
  }

  static Row state(SwapRecord.Direction direction, SwapRecord.Phase phase) {
    return Row.of(STATE, direction.name(), phase.name());
  }

  static List<Row> ofChecksums(Map<TableName, String> checksums) {
    List<Row> rows = new ArrayList<>();
    checksums.forEach((t, sum) -> rows.add(Row.of(CHECKSUM, t.schema(), t.table(), sum)));
    return rows;
  }

  static List<Row> of(SwapRecord swap) {
    SwapFacts facts = swap.facts();
    List<Row> rows = new ArrayList<>();
    rows.add(state(swap.direction(), swap.phase()));
    facts.schemas().forEach(s -> rows.add(Row.of(SCHEMA, s.production(), s.incoming(), s.kept())));
    facts.tables().forEach(t -> rows.add(Row.of(TABLE, t.schema(), t.table())));
    facts.children().forEach(t -> rows.add(Row.of(CHILD, t.schema(), t.table())));
    facts.triggers().forEach(t -> rows.add(of(t)));
    facts.views().forEach(v -> rows.add(of(v)));
    facts.keys().forEach(k -> rows.add(of(k)));
    rows.addAll(ofChecksums(swap.checksums()));
    return rows;
  }

  static SwapRecord read(List<Row> rows) {
    SwapRecord.Direction direction = SwapRecord.Direction.FORWARD;
    SwapRecord.Phase phase = SwapRecord.Phase.RUNNING;
    List<SchemaSwap> schemas = new ArrayList<>();
    Set<TableName> tables = new LinkedHashSet<>();
    Set<TableName> children = new LinkedHashSet<>();
    List<TriggerDefinition> triggers = new ArrayList<>();
    List<ViewDefinition> views = new ArrayList<>();
    List<OutsideKey> keys = new ArrayList<>();
    Map<TableName, String> checksums = new TreeMap<>();
    for (Row row : rows) {
      Iterator<String> parts = Parts.split(row.content());
      switch (row.kind()) {
        case STATE -> {
          direction = SwapRecord.Direction.valueOf(parts.next());
          phase = SwapRecord.Phase.valueOf(parts.next());
        }
        case SCHEMA -> schemas.add(new SchemaSwap(parts.next(), parts.next(), parts.next()));
        case TABLE -> tables.add(table(parts));
        case CHILD -> children.add(table(parts));
        case TRIGGER -> triggers.add(trigger(parts));
        case VIEW -> views.add(view(parts));
        case KEY -> keys.add(key(parts));
        case CHECKSUM -> checksums.put(table(parts), parts.next());
        default -> throw new IllegalStateException("a newer version wrote " + row.kind());
      }
    }
    return new SwapRecord(
        direction,
        phase,
        new SwapFacts(schemas, tables, triggers, views, keys, children),
        checksums);
  }

  private static Row of(TriggerDefinition trigger) {
    StoredText text = trigger.text();
    return Row.of(
        TRIGGER,
        trigger.table().schema(),
        trigger.table().table(),
        trigger.name(),
        text.sql(),
        text.client(),
        text.collation(),
        text.sqlMode().orElse(""));
  }

  private static TriggerDefinition trigger(Iterator<String> parts) {
    TableName table = table(parts);
    String name = parts.next();
    String sql = parts.next();
    String client = parts.next();
    String collation = parts.next();
    return new TriggerDefinition(
        table, name, new StoredText(sql, Optional.of(parts.next()), client, collation));
  }

  private static Row of(ViewDefinition view) {
    StoredText text = view.text();
    return Row.of(
        VIEW,
        view.view().schema(),
        view.view().table(),
        text.sql(),
        text.client(),
        text.collation());
  }

  private static ViewDefinition view(Iterator<String> parts) {
    return new ViewDefinition(
        table(parts), new StoredText(parts.next(), Optional.empty(), parts.next(), parts.next()));
  }

  private static Row of(OutsideKey outside) {
    ForeignKey key = outside.key();
    List<String> parts = new ArrayList<>();
    parts.add(outside.child().schema());
    parts.add(outside.child().table());
    parts.add(key.name());
    parts.add(key.target().schema());
    parts.add(key.target().table());
    parts.add(key.onDelete());
    parts.add(key.onUpdate());
    for (int i = 0; i < key.columns().size(); i++) {
      parts.add(key.columns().get(i));
      parts.add(key.targetColumns().get(i));
    }
    return new Row(KEY, Parts.join(parts));
  }

  private static OutsideKey key(Iterator<String> parts) {
    TableName child = table(parts);
    String name = parts.next();
    TableName target = table(parts);
    String onDelete = parts.next();
    String onUpdate = parts.next();
    List<String> columns = new ArrayList<>();
    List<String> targetColumns = new ArrayList<>();
    while (parts.hasNext()) {
      columns.add(parts.next());
      targetColumns.add(parts.next());
    }
    return new OutsideKey(
        child, new ForeignKey(name, columns, target, targetColumns, onDelete, onUpdate));
  }

  private static TableName table(Iterator<String> parts) {
    return new TableName(parts.next(), parts.next());
  }
}
