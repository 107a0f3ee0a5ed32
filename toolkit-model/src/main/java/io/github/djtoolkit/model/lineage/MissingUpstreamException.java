package io.github.djtoolkit.model.lineage;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.TableName;

/** A foreign key refers to a schema whose lineage is not recorded. */
public final class MissingUpstreamException extends ToolkitException {

  private static final long serialVersionUID = 1L;

  MissingUpstreamException(TableName child, TableName parent, String attribute) {
    super(
        "missing_upstream_lineage",
        child
            + " refers to "
            + parent
            + "."
            + attribute
            + ", which has no lineage. Rebuild the lineage of schema `"
            + parent.schema()
            + "` first, or name both schemas in one call.");
  }
}
