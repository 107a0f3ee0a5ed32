package io.github.djtoolkit.ops.internal.parallel;

import io.github.djtoolkit.model.result.ParallelSchemaResult.KeptForeignKey;
import io.github.djtoolkit.model.result.ParallelSchemaResult.NotCopied;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/** What the copies of some schemas hold and lack. Immutable. */
public final class CopyContents {

  private final SchemaMapping mapping;
  private final List<SchemaSnapshot> sources;
  private final SourceDefinitions definitions;

  CopyContents(SchemaMapping mapping, List<SchemaSnapshot> sources, SourceDefinitions definitions) {
    this.mapping = mapping;
    this.sources = List.copyOf(sources);
    this.definitions = definitions;
  }

  /**
   * {@return names of the tables that the copy of a schema has}
   *
   * @param source name of the schema
   */
  public List<String> tables(String source) {
    return definitions.tables().stream()
        .map(t -> t.table())
        .filter(t -> t.schema().equals(source))
        .map(TableName::table)
        .toList();
  }

  /**
   * {@return names of the views that the copy of a schema has}
   *
   * @param source name of the schema
   */
  public List<String> views(String source) {
    return definitions.views().stream()
        .map(v -> v.view())
        .filter(v -> v.schema().equals(source))
        .map(TableName::table)
        .toList();
  }

  /**
   * {@return names of the triggers that the copy of a schema has}
   *
   * @param source name of the schema
   */
  public List<String> triggers(String source) {
    return definitions.triggers().stream()
        .filter(t -> t.table().schema().equals(source))
        .map(t -> t.name())
        .toList();
  }

  /**
   * Foreign keys of a schema that lead to schemas which are not copied along.
   *
   * @param source name of the schema
   * @return the keys
   */
  public List<KeptForeignKey> keptForeignKeys(String source) {
    List<KeptForeignKey> kept = new ArrayList<>();
    sources.stream()
        .filter(s -> s.name().equals(source))
        .flatMap(s -> ToolkitTables.others(s).stream())
        .forEach(
            table ->
                table.foreignKeys().stream()
                    .filter(k -> mapping.destination(k.target().schema()).isEmpty())
                    .forEach(
                        k ->
                            kept.add(
                                new KeptForeignKey(
                                    table.name().table(), k.name(), k.target().dotted()))));
    return kept;
  }

  /**
   * {@return what the copy of a schema lacks}
   *
   * @param source name of the schema
   */
  public List<NotCopied> notCopied(String source) {
    List<NotCopied> missing = new ArrayList<>();
    definitions.brokenViews().stream()
        .filter(v -> v.schema().equals(source))
        .forEach(
            v ->
                missing.add(
                    new NotCopied(
                        "view", v.table(), "It reads what does not exist, in the source, too.")));
    definitions.programs().stream()
        .filter(p -> p.name().schema().equals(source))
        .forEach(
            p ->
                missing.add(
                    new NotCopied(
                        p.kind(),
                        p.name().table(),
                        "Stored programs are not copied; views and triggers that name it with its schema use the original.")));
    return missing;
  }
}
