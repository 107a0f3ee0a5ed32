package io.github.djtoolkit.sql.backup;

import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.View;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import io.github.djtoolkit.sql.definition.StoredText;
import io.github.djtoolkit.sql.definition.TriggerDefinition;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/**
 * A view or a trigger with a digest of everything that the server says of it: text, definer,
 * sql_mode, character set, collation, and the place of a trigger among the others.
 *
 * @param kind {@code view} or {@code trigger}
 * @param name its name
 * @param digest SHA-256 in hexadecimal digits
 * @param text the statement that creates it
 */
public record ProgramDigest(String kind, String name, String digest, String text) {

  /**
   * Reads the views and triggers of a schema.
   *
   * @param db where to read
   * @param schema the schema
   * @return one digest for each, views first
   */
  public static List<ProgramDigest> read(DSLContext db, SchemaSnapshot schema) {
    DefinitionReader definitions = new DefinitionReader(db);
    List<ProgramDigest> all = new ArrayList<>();
    for (View view : schema.views()) {
      all.add(of("view", view.name().table(), "", definitions.readView(view.name()).text()));
    }
    int place = 0;
    for (TriggerDefinition trigger : definitions.readTriggers(schema.name())) {
      String where = trigger.table().table() + " " + place++;
      all.add(of("trigger", trigger.name(), where, trigger.text()));
    }
    return all;
  }

  /**
   * What is compared: all but the text, which is for people.
   *
   * @return kind, name and digest
   */
  public String fingerprint() {
    return kind + " `" + name + "` " + digest;
  }

  private static ProgramDigest of(String kind, String name, String where, StoredText text) {
    MessageDigest sha = sha256();
    for (String part :
        List.of(where, text.sql(), text.sqlMode().orElse(""), text.client(), text.collation())) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      sha.update(bytes);
    }
    String digest = "%064x".formatted(new BigInteger(1, sha.digest()));
    return new ProgramDigest(kind, name, digest, text.sql());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
