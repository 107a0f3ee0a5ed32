package io.github.djtoolkit.testkit.junit.internal;

import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.server.MySqlServer;
import io.github.djtoolkit.testkit.server.internal.FileTrees;
import io.github.djtoolkit.testkit.server.internal.Passwords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one test has: its schemas, accounts, folder and connections; and the search for what it
 * leaves.
 */
final class TestRun {

  private final SharedServer shared;
  private final LeakSearch leaks;
  private final OpenConnections connections = new OpenConnections();
  private final String name;
  private final SharedView server;
  private final Cleanup cleanup;
  private Optional<TestSchema> schema = Optional.empty();
  private Optional<TestFolder> folder = Optional.empty();

  private TestRun(SharedServer shared) {
    this.shared = shared;
    this.name = "djt_" + Passwords.random().substring(0, 12);
    this.server = new SharedView(shared.server(), name, connections::track);
    this.cleanup = new Cleanup(shared.server());
    shared.enter(name);
    this.leaks = new LeakSearch(shared.server(), name);
  }

  static TestRun begin(SharedServer shared) {
    return new TestRun(shared);
  }

  MySqlServer server() {
    return server;
  }

  synchronized TestSchema schema() {
    TestSchema existing = schema.orElseGet(() -> ServerSchema.create(name, server, cleanup));
    schema = Optional.of(existing);
    return existing;
  }

  synchronized TestFolder folder() {
    TestFolder existing = folder.orElseGet(TestRun::newFolder);
    folder = Optional.of(existing);
    return existing;
  }

  /** Ends and removes everything of the test. Throws an AssertionError that names what it left. */
  synchronized void end() {
    List<String> left = new ArrayList<>();
    try {
      left.addAll(leaks.find(() -> shared.wasAlone(name), cleanup.schemas()));
      left.addAll(connections.closeAll());
      folder.ifPresent(
          f -> {
            OpenFiles.below(f.path()).forEach(file -> left.add("open file " + file));
            FileTrees.delete(f.path());
          });
      cleanup.run();
    } finally {
      shared.leave(name);
    }
    if (!left.isEmpty()) {
      throw new AssertionError("The test left behind: " + String.join("; ", left));
    }
  }

  private static TestFolder newFolder() {
    try {
      Path path = Files.createTempDirectory("djtoolkit-test");
      return new TestFolder(path.toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException("No folder can be made for the test", e);
    }
  }
}
