package io.github.djtoolkit.cli.interop;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A pipeline of 0.14 on the server, with its stores.
 *
 * @param server the database
 * @param folder where both store configurations lie, and the stores below it
 * @param schemas the schemas, upstream ones first
 * @param stores names of the stores
 * @param withoutJobs tables that DataJoint 2.0 has no job queue for, as {@code schema.table}
 * @param values what 0.14 fetched when the pipeline was written
 */
record Pipeline(
    MySqlServer server,
    Path folder,
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

  /** Migrates without finalize; the verification may then find that columns are not finalized. */
  JsonNode firstStep() {
    return new ToolkitJar(server, folder)
        .run(Set.of(DONE, FINDINGS), "migrate", schemas, "--execute");
  }

  SchemaImage image() {
    return SchemaImage.of(server, schemas);
  }

  /** The digest of every file of the stores, by its path. */
  SortedMap<String, String> files() {
    SortedMap<String, String> digests = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder.resolve("stores"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        digests.put(folder.relativize(file).toString(), HexFormat.of().formatHex(digest));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the stores in " + folder, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    return digests;
  }
}
