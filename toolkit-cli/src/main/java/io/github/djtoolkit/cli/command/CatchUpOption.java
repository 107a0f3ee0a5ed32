package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.ops.cutover.CutOverOptions.Extent;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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
  static final class Words implements ITypeConverter<Extent> {

    @Override
    public Extent convert(String word) {
      return switch (word) {
        case "missing" -> Extent.MISSING;
        case "all" -> Extent.ALL;
        default -> throw new TypeConversionException("expected missing or all, but was " + word);
      };
    }
  }
}
