package io.github.djtoolkit.ops.internal.verify;

import io.github.djtoolkit.model.result.VerifyResult.Issue;
import io.github.djtoolkit.ops.internal.server.ServerVersion;
import java.util.List;

/** The server's version, and the character set of the schema. */
final class ServerCheck implements Check {

  @Override
  public List<Issue> find(Facts facts) {
    Issues issues = new Issues();
    ServerVersion version = new ServerVersion(facts.serverVersion());
    if (version.isOtherProduct()) {
      issues.schemaError(
          "server_not_mysql",
          "The server is " + version.text() + "; 2.x needs MySQL 8.0 or later.");
    } else if (!version.isSupported()) {
      issues.schemaError(
          "server_too_old",
          "The server is MySQL " + version.text() + "; 2.x needs 8.0 or later. Upgrade it first.");
    }
    if (!facts.schema().characterSet().equals("utf8mb4")) {
      issues.schemaWarning(
          "schema_character_set",
          "The schema's default character set is "
              + facts.schema().characterSet()
              + "; 2.x expects utf8mb4. New tables inherit it and cannot keep every character.");
    } else if (!facts.schema().collation().equals("utf8mb4_bin")) {
      issues.schemaWarning(
          "schema_collation",
          "The schema's default collation is "
              + facts.schema().collation()
              + "; 2.x expects utf8mb4_bin, under which strings that differ in case differ.");
    }
    return issues.all();
  }
}
