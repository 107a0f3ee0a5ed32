package io.github.djtoolkit.ops.external;

import io.github.djtoolkit.testkit.server.MySqlServer;
import java.nio.file.Path;
import java.util.Map;

/** A program that brings the objects of a pipeline to new places, for a process with limits. */
final class LimitedRun {

  private LimitedRun() {}

  /**
   * The program; it prints what went wrong.
   *
   * @param args the way, the name of the schema and the folder with the stores
   */
  public static void main(String[] args) {
    try (MySqlServer server = MySqlServer.start()) {
      Path folder = Path.of(args[2]);
      SmallPipeline pipeline =
          new SmallPipeline(server.dataSource(args[1], Map.of()), args[1], folder.resolve("raw"));
      System.out.println(Way.valueOf(args[0]).run(FullDiskTest.runs(pipeline, folder)));
    }
  }
}
