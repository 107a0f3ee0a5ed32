package io.github.djtoolkit.cli.interop;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * A pipeline of 0.14 on the server, with its stores.
 *
 * @param server the database
 * @param folder where both store configurations lie
 * @param site where the stores are
 * @param schemas the schemas, upstream ones first
 * @param stores names of the stores
 * @param withoutJobs tables that DataJoint 2.0 has no job queue for, as {@code schema.table}
 * @param values what 0.14 fetched when the pipeline was written
 */
record Pipeline(
    MySqlServer server,
    Path folder,
    StoreSite site,
    List<String> schemas,
    List<String> stores,
    List<String> withoutJobs,
    JsonNode values) {

  private static final int DONE = 0;
  private static final int FINDINGS = 3;

  DataJoint dataJoint(String version) {
    return DataJoint.of(version, server, folder);
  }

  /** Runs a command of the toolkit on the schemas, which must end without any finding. */
  JsonNode toolkit(String command, String... options) {
    return new ToolkitJar(server, folder).run(Set.of(DONE), command, schemas, options);
  }

  /** Runs a command of the toolkit on one schema, which must end without any finding. */
  JsonNode toolkitOn(String schema, String command, String... options) {
    return new ToolkitJar(server, folder).run(Set.of(DONE), command, List.of(schema), options);
  }

  /** Migrates without finalize; the verification may then find that columns are not finalized. */
  JsonNode firstStep(String... options) {
    String[] all = Stream.concat(Stream.of("--execute"), Stream.of(options)).toArray(String[]::new);
    return new ToolkitJar(server, folder).run(Set.of(DONE, FINDINGS), "migrate", schemas, all);
  }

  SchemaImage image() {
    return SchemaImage.of(server, schemas);
  }

  /** The digest of every object of the stores. */
  SortedMap<String, String> files() {
    return site.files();
  }

  /** Names of the stores as arguments behind those of the schemas. */
  List<String> withStores() {
    List<String> arguments = new ArrayList<>(schemas);
    stores.forEach(store -> arguments.addAll(List.of("--store", store)));
    return arguments;
  }

  /** The same pipeline after 0.14 has written more. */
  Pipeline with(JsonNode newValues) {
    return new Pipeline(server, folder, site, schemas, stores, withoutJobs, newValues);
  }
}
