package io.github.djtoolkit.ops.internal.column;

import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.ops.internal.column.ColumnLabel.State;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import io.github.djtoolkit.sql.read.SchemaReader;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/**
 * The labels of a schema with all that is to be known before they are written.
 *
 * @param labels findings of all columns
 * @param obstacles one sentence for each reason to change nothing
 * @param warnings one sentence for each thing that a user should know
 */
public record PreparedLabels(
    List<ColumnLabel> labels, List<String> obstacles, List<String> warnings) {

  /**
   * Copies the lists.
   *
   * @param labels findings of all columns
   * @param obstacles one sentence for each reason to change nothing
   * @param warnings one sentence for each thing that a user should know
   */
  public PreparedLabels {
    labels = List.copyOf(labels);
    obstacles = List.copyOf(obstacles);
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads a schema and decides on its labels.
   *
   * @param db where to read
   * @param schema name of the schema
   * @param labelling which columns are labelled, and with what
   * @return the labels
   */
  public static PreparedLabels read(DSLContext db, String schema, Labelling labelling) {
    SchemaSnapshot snapshot = new SchemaReader(db).read(schema);
    List<ColumnLabel> labels = new LabelRules(labelling).decide(snapshot);
    LabelRange range = LabelRange.check(db, labels, labelling.strategy());
    List<String> obstacles = new ArrayList<>(LabelObstacles.of(labels));
    obstacles.addAll(range.exceeding());
    List<String> warnings = new ArrayList<>(range.narrowed());
    for (ColumnLabel label : labels) {
      if (label.state() == State.UNKNOWN) {
        warnings.add(label.where() + ": left as it is: " + label.reason() + ".");
      } else if (label.state() == State.NEEDED && label.column().comment().contains("\n")) {
        warnings.add(
            label.where()
                + ": 2.x shows the comment up to its first line break only; it is kept whole.");
      }
    }
    return new PreparedLabels(labels, obstacles, warnings);
  }

  /**
   * Plans the labels.
   *
   * @param db where definitions are read
   * @param operation name of the operation
   * @param schema name of the schema
   * @param rebuild whether a table that refuses an instant change is written anew
   * @return the plan
   * @throws io.github.djtoolkit.model.ToolkitException with code {@code labels_refused} if there
   *     are obstacles
   */
  public MigrationPlan plan(DSLContext db, String operation, String schema, boolean rebuild) {
    LabelObstacles.refuse(operation, obstacles);
    DefinitionReader definitions = new DefinitionReader(db);
    return LabelPlanner.plan(operation, schema, labels, definitions::read, rebuild);
  }

  /**
   * The findings in one state.
   *
   * @param state the state
   * @return the findings, in order
   */
  public List<ColumnLabel> in(State state) {
    return labels.stream().filter(l -> l.state() == state).toList();
  }
}
