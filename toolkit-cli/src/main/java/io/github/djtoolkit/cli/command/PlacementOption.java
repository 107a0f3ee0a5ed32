package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.ops.external.Placement;
import picocli.CommandLine.Option;

/** Where objects lie afterwards. */
final class PlacementOption {

  @Option(
      names = "--placement",
      paramLabel = "PLACEMENT",
      converter = Words.class,
      defaultValue = "in-place",
      description =
          "in-place: objects stay where 0.14 put them; only attachments are written anew. relocate: objects are linked or copied"
              + " into 2.x's own places and proved before any value names them; the originals stay until remove-originals."
              + " Default: in-place.")
  private Placement placement = Placement.IN_PLACE;

  Placement placement() {
    return placement;
  }

  /** Reads the option's words. */
  static final class Words extends EnumWords<Placement> {

    Words() {
      super(Placement.class);
    }
  }
}
