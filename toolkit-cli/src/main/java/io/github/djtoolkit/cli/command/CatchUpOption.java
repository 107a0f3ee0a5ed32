package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.ops.cutover.CutOverOptions.Extent;
import picocli.CommandLine.Option;

/** What a cut-over may do to rows of the parallel schemas. */
final class CatchUpOption {

  @Option(
      names = "--catch-up",
      paramLabel = "EXTENT",
      converter = Words.class,
      defaultValue = "missing",
      description =
          "missing: rows that production has alone are added to the parallel schemas; whatever else differs is an error. all:"
              + " production is the truth: rows of the parallel schemas that differ are replaced by production's, and those"
              + " that production does not have are deleted. Default: missing.")
  private Extent extent = Extent.MISSING;

  Extent extent() {
    return extent;
  }

  /** Reads the option's words. */
  static final class Words extends EnumWords<Extent> {

    Words() {
      super(Extent.class);
    }
  }
}
