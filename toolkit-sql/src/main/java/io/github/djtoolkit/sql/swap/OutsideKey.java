package io.github.djtoolkit.sql.swap;

import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.template.Alter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * A foreign key of a table that stays into one that moves. It follows the table that leaves, and
 * has to be pointed at the one that comes. One ALTER can drop a key and add another, but not one of
 * the same name; so there are two, and at no moment is the child without a key.
 *
 * @param child the table that declares it
 * @param key the key
 */
public record OutsideKey(TableName child, ForeignKey key) {

  /**
   * The name that the key has between the two statements.
   *
   * @return a name that depends on the key alone
   */
  public String temporaryName() {
    String full = child + "." + key.name();
    return "djtoolkit_" + UUID.nameUUIDFromBytes(full.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The same key into another table.
   *
   * @param target the table
   * @return the key
   */
  public OutsideKey into(TableName target) {
    return new OutsideKey(child, pointed(key.name(), target));
  }

  /**
   * Points a key that is somewhere else at this key's target, under the temporary name.
   *
   * @return the statement; wants foreign_key_checks off, since it does not look at rows
   */
  public Query point() {
    return Alter.table(child)
        .dropForeignKey(key.name())
        .addForeignKey(pointed(temporaryName(), key.target()))
        .inPlace();
  }

  /**
   * Gives the key its name back.
   *
   * @return the statement; wants foreign_key_checks off, since it does not look at rows
   */
  public Query rename() {
    return Alter.table(child).dropForeignKey(temporaryName()).addForeignKey(key).inPlace();
  }

  /**
   * Counts the rows of the child that would have no parent.
   *
   * @return the query; needs no alias, as LOCK TABLES wants it
   */
  public Select<Record1<Integer>> orphans() {
    Condition match = DSL.noCondition();
    Condition whole = DSL.noCondition();
    for (int i = 0; i < key.columns().size(); i++) {
      Name column = DSL.name(child.schema(), child.table(), key.columns().get(i));
      TableName target = key.target();
      Name parent = DSL.name(target.schema(), target.table(), key.targetColumns().get(i));
      match = match.and(DSL.field(column).eq(DSL.field(parent)));
      whole = whole.and(DSL.field(column).isNotNull());
    }
    return DSL.selectCount()
        .from(DSL.table(DSL.name(child.schema(), child.table())))
        .where(whole)
        .andNotExists(
            DSL.selectOne()
                .from(DSL.table(DSL.name(key.target().schema(), key.target().table())))
                .where(match));
  }

  private ForeignKey pointed(String name, TableName target) {
    return new ForeignKey(
        name,
        List.copyOf(key.columns()),
        target,
        List.copyOf(key.targetColumns()),
        key.onDelete(),
        key.onUpdate());
  }
}
